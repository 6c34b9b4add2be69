"""SIP Desktop: an offline program for samordnad individuell plan on paper."""

__version__ = "0.1.0"
