"""A CUPS server on a local socket, started as a program of its own: two queues, and a line of JSON for each request.

It speaks as much IPP (RFC 8010) as libcups needs: CUPS-Get-Default, CUPS-Get-Printers, Create-Job, Send-Document and
Cancel-Job. Its arguments are the socket's path and the status code it answers to Create-Job.
"""

from __future__ import annotations

import hashlib
import json
import socketserver
import struct
import sys
from http.server import BaseHTTPRequestHandler

OPERATIONS = {
    0x0005: "Create-Job",
    0x0006: "Send-Document",
    0x0008: "Cancel-Job",
    0x4001: "Default",
    0x4002: "Printers",
}
INTEGER, BOOLEAN, ENUM, TEXT, NAME, URI, CHARSET, LANGUAGE = 0x21, 0x22, 0x23, 0x41, 0x42, 0x45, 0x47, 0x48
PRINTERS = (
    {"printer-name": "kontor", "device-uri": "usb://HP/LaserJet", "printer-info": "HP på rummet", "printer-type": 4},
    {"printer-name": "followme", "device-uri": "ipp://server/ko", "printer-info": "FollowMe", "printer-type": 6},
)
JOB = 41


def attribute(tag: int, name: str, value: str | int) -> bytes:
    raw = struct.pack(">i", value) if isinstance(value, int) else value.encode()
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(raw)) + raw


def answer(status: int, request_id: bytes, *groups: bytes) -> bytes:
    head = attribute(CHARSET, "attributes-charset", "utf-8") + attribute(LANGUAGE, "attributes-natural-language", "sv")
    return struct.pack(">BBH", 2, 0, status) + request_id + b"\x01" + head + b"".join(groups) + b"\x03"


def printer_group(printer: dict[str, str | int]) -> bytes:
    tags = {"printer-name": NAME, "device-uri": URI, "printer-info": TEXT, "printer-type": ENUM}
    return b"\x04" + b"".join(attribute(tags[name], name, value) for name, value in printer.items())


def job_group() -> bytes:
    return b"\x02" + attribute(INTEGER, "job-id", JOB) + attribute(ENUM, "job-state", 3)


def read_request(body: bytes) -> tuple[str, bytes, dict[str, str | int], bytes]:
    """The operation, the request's id, its attributes (the first value of each) and what follows them."""
    operation, request_id, at = struct.unpack(">H", body[2:4])[0], body[4:8], 8
    found: dict[str, str | int] = {}
    while body[at] != 0x03:
        tag = body[at]
        at += 1
        if tag < 0x10:
            continue
        (size,) = struct.unpack(">H", body[at : at + 2])
        name, at = body[at + 2 : at + 2 + size].decode(), at + 2 + size
        (size,) = struct.unpack(">H", body[at : at + 2])
        raw, at = body[at + 2 : at + 2 + size], at + 2 + size
        if name:
            found[name] = struct.unpack(">i", raw)[0] if tag in (INTEGER, ENUM) else raw.decode("utf-8", "replace")
    return OPERATIONS.get(operation, hex(operation)), request_id, found, body[at + 1 :]


class Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        operation, request_id, attributes, document = read_request(self.body())
        line = {"operation": operation, "attributes": attributes, "bytes": len(document)}
        line["sha256"] = hashlib.sha256(document).hexdigest()
        print(json.dumps(line), flush=True)
        reply = self.reply(operation, request_id)
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def reply(self, operation: str, request_id: bytes) -> bytes:
        if operation == "Default":
            return answer(0, request_id, printer_group(PRINTERS[1]))
        if operation == "Printers":
            return answer(0, request_id, *map(printer_group, PRINTERS))
        if operation == "Create-Job":
            return answer(int(sys.argv[2], 16), request_id, job_group())
        return answer(0, request_id, job_group())

    def body(self) -> bytes:
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers["Content-Length"]))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def address_string(self) -> str:
        return "local"

    def log_message(self, *_: object) -> None:
        """Its own lines are enough."""


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


if __name__ == "__main__":
    with Server(sys.argv[1], Conversation) as server:
        print(json.dumps({"operation": "ready"}), flush=True)
        server.serve_forever()
