"""Ctrl-C and the system's request to end, as a call. It ends nothing itself."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


@contextmanager
def asked_to_stop(tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell` for the first Ctrl-C or request to end; a second acts as usual."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before: dict[int, Any] = {}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(_number: int, _frame: FrameType | None) -> None:
        restore()
        tell()

    # Python hears signals in its main thread only.
    if threading.current_thread() is threading.main_thread():
        before.update({number: signal.signal(number, stop) for number in numbers})
    try:
        yield
    finally:
        restore()
