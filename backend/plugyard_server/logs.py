"""Structured logs: one event per line, as JSON in production and for people otherwise. Framework loggers go the same way."""

import logging
import sys

import structlog
from structlog.typing import Processor

from plugyard_server.settings import Settings

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure_logs(settings: Settings) -> None:
    """Send all logs to standard error. Call once per process, before anything is logged."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=_SHARED, processors=_ending(settings)))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level.upper())
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _ending(settings: Settings) -> list[Processor]:
    drop_meta: Processor = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if settings.production:
        return [drop_meta, structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer()]
    return [drop_meta, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
