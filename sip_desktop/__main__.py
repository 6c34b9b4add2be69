"""Where the program starts: ``python -m sip_desktop``, the installed command and the built program alike."""

from __future__ import annotations

from sip_desktop.isolation import cut_network


def main() -> int:
    """Cuts the network, then hands over to the command line."""
    cut_network()
    # Imported here and not above: nothing that is imported from now on can reach a network module.
    from sip_desktop.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    raise SystemExit(main())
