"""How long the whole computer has been left alone, where the system tells: Windows and X11. Nothing is decided here.

Where it does not tell (Wayland, macOS), ``system_idle`` is None and the program counts its own keys and clicks. That
locks sooner, as work in other programs is not seen, never later.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

SystemIdle = Callable[[], float | None]
"""Seconds since the last key or movement anywhere, None when the system did not answer."""


def system_idle(platform_name: str) -> SystemIdle | None:
    """The question for this computer; ``platform_name`` is Qt's name of it: "windows", "xcb" …"""
    if sys.platform == "win32":
        return _windows()
    if platform_name == "xcb":
        return _x11()
    return None


def elapsed(now_ms: int, last_ms: int) -> float:
    """Seconds from ``last_ms`` to ``now_ms`` on Windows' 32-bit counter, which starts over after 49.7 days."""
    return ((now_ms - last_ms) % 2**32) / 1000


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("size", ctypes.c_uint), ("time", ctypes.c_uint))


class _ScreenSaverInfo(ctypes.Structure):
    """XScreenSaverInfo; ``idle`` is milliseconds since the last input."""

    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("events", ctypes.c_ulong),
    )


def _windows() -> SystemIdle | None:
    if sys.platform != "win32":
        return None
    info = _LastInput(size=ctypes.sizeof(_LastInput))
    ask, now = ctypes.windll.user32.GetLastInputInfo, ctypes.windll.kernel32.GetTickCount
    now.restype = ctypes.c_uint

    def idle() -> float | None:
        return elapsed(now(), info.time) if ask(ctypes.byref(info)) else None

    return idle


def _x11() -> SystemIdle | None:
    """By libXss, asked by its file name: ``find_library`` would start other programs. The display is a local socket."""
    try:
        xlib, xss = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
    except OSError:
        return None
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
    xlib.XDefaultRootWindow.restype = ctypes.c_ulong
    xss.XScreenSaverQueryExtension.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    xss.XScreenSaverQueryInfo.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(_ScreenSaverInfo))
    display = xlib.XOpenDisplay(None)
    first, second = ctypes.c_int(), ctypes.c_int()
    if not display or not xss.XScreenSaverQueryExtension(display, ctypes.byref(first), ctypes.byref(second)):
        return None
    root, info = xlib.XDefaultRootWindow(display), _ScreenSaverInfo()

    def idle() -> float | None:
        return info.idle / 1000 if xss.XScreenSaverQueryInfo(display, root, ctypes.byref(info)) else None

    return idle
