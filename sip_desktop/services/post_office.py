"""The post of one open vault, made once: what may be sent, the letters, their papers and their settings."""

from __future__ import annotations

from dataclasses import dataclass

from sip_desktop.domain.post_data import PostData
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Guard
from sip_desktop.services.door import Door
from sip_desktop.services.letters import Letters
from sip_desktop.services.ports import LetterMaker
from sip_desktop.services.post import Post
from sip_desktop.services.post_case import PostCase
from sip_desktop.services.post_papers import PostPapers
from sip_desktop.services.post_settings import PostSettings
from sip_desktop.services.session import Session


@dataclass(frozen=True)
class PostOffice:
    """Everything that packing and posting need."""

    case: PostCase
    letters: Letters
    post: Post
    papers: PostPapers
    settings: PostSettings
    data: PostData


def post_office(session: Session, door: Door, definitions: Definitions, guard: Guard, make: LetterMaker) -> PostOffice:
    """``guard`` stops what a rule of the process stops; ``make`` draws a page."""
    data = definitions.post
    case = PostCase(session, door, definitions, data)
    letters = Letters(session, door, case, data)
    settings = PostSettings(session, data)
    return PostOffice(
        case=case,
        letters=letters,
        post=Post(session, door, case, letters, guard),
        papers=PostPapers(session, door, case, letters, settings, data, make),
        settings=settings,
        data=data,
    )
