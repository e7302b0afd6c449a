"""Structured logs that hold ids, never names, addresses or anything a person typed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog
from flask import g, request

if TYPE_CHECKING:
    from flask import Flask, Response

_log = structlog.get_logger("limen")


def write_json_lines() -> None:
    """Write every event as one line of JSON."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ]
    )


def configure_logs(app: Flask) -> None:
    """Write one JSON line per answer: route pattern, status, milliseconds, request id. No path, no query."""
    write_json_lines()

    @app.before_request
    def _start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def _line(response: Response) -> Response:
        if request.endpoint != "static":
            _log.info(
                "request",
                method=request.method,
                route=request.url_rule.rule if request.url_rule else "(none)",
                status=response.status_code,
                ms=round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1),
                request=g.get("request_id", ""),
            )
        return response
