"""libcups by ctypes: the few calls the program needs, over the local socket and nothing else; knows no paper.

Declarations are those of CUPS 2.x, ``cups/cups.h`` and ``cups/http.h``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from ctypes import (
    CDLL,
    CFUNCTYPE,
    POINTER,
    Structure,
    byref,
    c_char_p,
    c_double,
    c_int,
    c_size_t,
    c_void_p,
    create_string_buffer,
)
from typing import TYPE_CHECKING

from sip_desktop.ui.print_view.cups import Destination

if TYPE_CHECKING:
    from ctypes import _Pointer

# Loaded by name: ctypes.util.find_library would start other programs and write temporary files.
LIBRARY = "/usr/lib/libcups.2.dylib" if sys.platform == "darwin" else "libcups.so.2"
ANSWER_SECONDS = 5.0
AF_UNSPEC, ENCRYPT_IF_REQUESTED, BLOCKING, LAST_DOCUMENT = 0, 0, 1, 1
HTTP_OK, HTTP_CONTINUE = 200, 100
IPP_FIRST_ERROR = 0x0400
CREATE_JOB, CUPS_GET_PRINTERS = 0x0005, 0x4002
OPERATION_GROUP, JOB_GROUP = 0x01, 0x02
TAG_NAME, TAG_URI = 0x42, 0x45
ENCODE_ALL = 15
NUMBER_TAGS = (0x21, 0x23)
"""Value tags of integers and enumerations (RFC 8010, 3.5.2)."""
PDF = b"application/pdf"


class _Option(Structure):
    _fields_ = (("name", c_char_p), ("value", c_char_p))


_Options = POINTER(_Option)
_PasswordQuestion = CFUNCTYPE(c_void_p, c_char_p, c_void_p, c_char_p, c_char_p, c_void_p)
_SIGNATURES: dict[str, tuple[object, tuple[object, ...]]] = {
    "cupsServer": (c_char_p, ()),
    "ippPort": (c_int, ()),
    "httpConnect2": (c_void_p, (c_char_p, c_int, c_void_p, c_int, c_int, c_int, c_int, c_void_p)),
    "httpSetTimeout": (None, (c_void_p, c_double, c_void_p, c_void_p)),
    "httpClose": (None, (c_void_p,)),
    "cupsSetPasswordCB2": (None, (_PasswordQuestion, c_void_p)),
    "cupsGetDefault2": (c_char_p, (c_void_p,)),
    "cupsDoRequest": (c_void_p, (c_void_p, c_void_p, c_char_p)),
    "ippNewRequest": (c_void_p, (c_int,)),
    "ippFirstAttribute": (c_void_p, (c_void_p,)),
    "ippNextAttribute": (c_void_p, (c_void_p,)),
    "ippGetName": (c_char_p, (c_void_p,)),
    "ippGetValueTag": (c_int, (c_void_p,)),
    "ippGetInteger": (c_int, (c_void_p, c_int)),
    "ippGetString": (c_char_p, (c_void_p, c_int, c_void_p)),
    "ippDelete": (None, (c_void_p,)),
    "cupsAddOption": (c_int, (c_char_p, c_char_p, c_int, POINTER(_Options))),
    "cupsFreeOptions": (None, (c_int, _Options)),
    "cupsUser": (c_char_p, ()),
    "cupsEncodeOptions2": (None, (c_void_p, c_int, _Options, c_int)),
    "httpAssembleURI": (c_int, (c_int, c_char_p, c_int, c_char_p, c_char_p, c_char_p, c_int, c_char_p)),
    "ippAddString": (c_void_p, (c_void_p, c_int, c_int, c_char_p, c_char_p, c_char_p)),
    "ippGetStatusCode": (c_int, (c_void_p,)),
    "cupsStartDocument": (c_int, (c_void_p, c_char_p, c_int, c_char_p, c_char_p, c_int)),
    "cupsWriteRequestData": (c_int, (c_void_p, c_char_p, c_size_t)),
    "cupsFinishDocument": (c_int, (c_void_p, c_char_p)),
    "cupsCancelJob2": (c_int, (c_void_p, c_char_p, c_int, c_int)),
}


def _no_password(_prompt: object, _http: object, _method: object, _resource: object, _data: object) -> None:
    """libcups would ask on the terminal, where nobody sits, and stand still. A queue with a password is refused."""


_NO_PASSWORD = _PasswordQuestion(_no_password)
"""Kept for as long as the program runs: libcups calls it later."""


def connect() -> Libcups | None:
    """A conversation with the CUPS server of this machine, or None when libcups or the server is not there.

    libcups falls back to localhost over TCP when it finds no socket file, and a client.conf may name another
    machine. So the address is looked at first: only a path, that is a local socket, is ever connected to.
    """
    try:
        library = CDLL(LIBRARY)
    except OSError:
        return None
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    server: bytes = library.cupsServer() or b""
    if not server.startswith(b"/"):
        return None
    library.cupsSetPasswordCB2(_NO_PASSWORD, None)
    wait = int(ANSWER_SECONDS * 1000)
    port = library.ippPort()
    http = library.httpConnect2(server, port, None, AF_UNSPEC, ENCRYPT_IF_REQUESTED, BLOCKING, wait, None)
    if not http:
        return None
    library.httpSetTimeout(http, ANSWER_SECONDS, None, None)
    return Libcups(library, http)


class Libcups:
    """One open connection; used from one thread."""

    def __init__(self, library: CDLL, http: int) -> None:
        self._cups = library
        self._http = http

    def destinations(self) -> list[Destination]:
        """The queues of this server, by one CUPS-Get-Printers request.

        cupsGetDests2 would be shorter, but it also asks Avahi over D-Bus to look for printers on the network, and
        the program must not cause any traffic there.
        """
        default = _text(self._cups.cupsGetDefault2(self._http))
        answer = self._ask(self._cups.ippNewRequest(CUPS_GET_PRINTERS), b"/")
        return [
            Destination(name, name == default, facts) for facts in answer if (name := facts.get("printer-name", ""))
        ]

    def create_job(self, queue: str, title: str, options: Mapping[str, str]) -> int:
        """The job's number, 0 when the queue did not take it.

        One Create-Job request of our own: cupsCreateJob looks the queue up first, on the network too if it is gone.
        """
        request = self._cups.ippNewRequest(CREATE_JOB)
        for tag, key, text in (
            (TAG_URI, b"printer-uri", self._queue_address(queue)),
            (TAG_NAME, b"requesting-user-name", self._cups.cupsUser()),
            (TAG_NAME, b"job-name", title.encode()),
        ):
            self._cups.ippAddString(request, OPERATION_GROUP, tag, key, None, text)
        self._add_options(request, options)
        answer = self._ask(request, b"/printers/" + queue.encode())
        return int(next((facts["job-id"] for facts in answer if "job-id" in facts), 0))

    def _add_options(self, request: int, options: Mapping[str, str]) -> None:
        chain: _Pointer[_Option] = _Options()
        count = 0
        for name, value in options.items():
            count = self._cups.cupsAddOption(name.encode(), value.encode(), count, byref(chain))
        self._cups.cupsEncodeOptions2(request, count, chain, JOB_GROUP)
        self._cups.cupsFreeOptions(count, chain)

    def _queue_address(self, queue: str) -> bytes:
        address = create_string_buffer(1024)
        resource = b"/printers/" + queue.encode()
        self._cups.httpAssembleURI(ENCODE_ALL, address, len(address), b"ipp", None, b"localhost", 0, resource)
        return address.value

    def _ask(self, request: int, resource: bytes) -> list[dict[str, str]]:
        """The answer's attributes, group by group; nothing when there was no answer or it was a refusal."""
        answer = self._cups.cupsDoRequest(self._http, request, resource)
        if not answer:
            return []
        try:
            return self._groups(answer) if self._cups.ippGetStatusCode(answer) < IPP_FIRST_ERROR else []
        finally:
            self._cups.ippDelete(answer)

    def start_document(self, queue: str, job: int, title: str) -> bool:
        status = self._cups.cupsStartDocument(self._http, queue.encode(), job, title.encode(), PDF, LAST_DOCUMENT)
        return bool(status == HTTP_CONTINUE)

    def write(self, part: bytes) -> bool:
        return self._cups.cupsWriteRequestData(self._http, part, len(part)) in (HTTP_CONTINUE, HTTP_OK)

    def finish_document(self, queue: str) -> bool:
        status = int(self._cups.cupsFinishDocument(self._http, queue.encode()))
        return 0 <= status < IPP_FIRST_ERROR

    def cancel_job(self, queue: str, job: int) -> None:
        """Takes the job out of the queue, over a connection of its own: this one stands in mid-document."""
        self.close()
        again = connect()
        if again is not None:
            again._cancel(queue, job)
            again.close()

    def close(self) -> None:
        if self._http:
            self._cups.httpClose(self._http)
            self._http = 0

    def _groups(self, answer: int) -> list[dict[str, str]]:
        """The attributes of each group in an answer; between two groups stands an attribute without a name."""
        groups: list[dict[str, str]] = [{}]
        attribute = self._cups.ippFirstAttribute(answer)
        while attribute:
            name = _text(self._cups.ippGetName(attribute))
            if not name:
                groups.append({})
            elif self._cups.ippGetValueTag(attribute) in NUMBER_TAGS:
                groups[-1][name] = str(self._cups.ippGetInteger(attribute, 0))
            else:
                groups[-1][name] = _text(self._cups.ippGetString(attribute, 0, None))
            attribute = self._cups.ippNextAttribute(answer)
        return groups

    def _cancel(self, queue: str, job: int) -> None:
        self._cups.cupsCancelJob2(self._http, queue.encode(), job, 0)


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")
