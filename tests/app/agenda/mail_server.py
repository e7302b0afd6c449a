"""A mail server of a few lines on a free port of this machine, that says what it is told to say."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message


@dataclass
class Postbox:
    """What arrived, and what the server answers to a recipient and to a message."""

    port: int = 0
    messages: list[Message] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    to_recipient: str = "250 ok"
    to_message: str = "250 queued"


class Server(socketserver.ThreadingTCPServer):
    postbox: Postbox


class Talk(socketserver.StreamRequestHandler):
    server: Server

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self) -> None:
        postbox = self.server.postbox
        self.say("220 test")
        for raw in self.rfile:
            word = raw.decode(errors="replace").strip()
            if word.upper().startswith("DATA"):
                self.say("354 go on")
                self.receive(postbox)
            elif word.upper().startswith("RCPT"):
                postbox.recipients.append(word.partition("<")[2].rstrip(">"))
                self.say(postbox.to_recipient)
            elif word.upper().startswith("QUIT"):
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def receive(self, postbox: Postbox) -> None:
        lines = []
        for raw in self.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw[1:] if raw.startswith(b"..") else raw)
        if postbox.to_message.startswith("2"):
            postbox.messages.append(message_from_bytes(b"".join(lines)))
        self.say(postbox.to_message)


@contextmanager
def mail_server() -> Iterator[Postbox]:
    with Server(("127.0.0.1", 0), Talk) as server:
        server.postbox = Postbox(port=server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.postbox
        finally:
            server.shutdown()
            thread.join()
