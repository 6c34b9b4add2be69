"""How sRGB.icc was made: LittleCMS's own sRGB profile with the clock taken out, so every run gives the same bytes.

Run by hand, with Pillow installed; the result is kept in the repository. The figures are those of IEC 61966-2-1; no
profile of another maker is copied, so no licence follows with it.
"""

from __future__ import annotations

from pathlib import Path

from PIL import ImageCms

DATE, PROFILE_ID = slice(24, 36), slice(84, 100)
FIXED_DATE = bytes.fromhex("07e400010001000000000000")

if __name__ == "__main__":
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[DATE] = FIXED_DATE
    profile[PROFILE_ID] = bytes(16)
    (Path(__file__).parent / "sRGB.icc").write_bytes(profile)
