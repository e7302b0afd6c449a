"""The software: one folder per feature, standing on the law (workflows) and the words (letters)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

from app.config import Settings, read_settings

if TYPE_CHECKING:
    from app.store.base import Store

VERSION = "0.1.0"


def create_app(settings: Settings | None = None, *, store: Store | None = None) -> Flask:
    """Make the web application of an installation: settings, store, guards, features; nothing else."""
    from app.features import register_features  # noqa: PLC0415 — `limen check` need not load the web
    from app.foundation import clock  # noqa: PLC0415
    from app.foundation.components import register_components  # noqa: PLC0415
    from app.foundation.logs import configure_logs  # noqa: PLC0415
    from app.foundation.page import register_page  # noqa: PLC0415
    from app.foundation.protection import protect  # noqa: PLC0415
    from app.store.base import open_store  # noqa: PLC0415

    settings = settings or read_settings()
    if settings.demo_date:
        clock.start_on(settings.demo_date)
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.upload_megabytes * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        SESSION_COOKIE_NAME="limen",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.cookies_secure,
        WTF_CSRF_TIME_LIMIT=settings.session_hours * 3600,
        WTF_CSRF_SSL_STRICT=settings.cookies_secure,
    )
    app.extensions["limen_settings"] = settings
    app.extensions["limen_store"] = store or open_store(settings.database_url, settings.blob_dir)
    if settings.trusted_proxies:
        from werkzeug.middleware.proxy_fix import ProxyFix  # noqa: PLC0415

        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    configure_logs(app)
    protect(app)
    register_components(app)
    register_page(app)
    register_features(app)
    return app
