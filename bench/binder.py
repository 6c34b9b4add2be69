"""How long the reserve binder takes: every form of a region, its front pages and its contents, to one PDF/A."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sip_desktop import app
from sip_desktop.services.binder_pages import BinderPlan, BinderViews, binder_plan, binder_views, draw_binder

_REGION = "varmland"


def whole_binder() -> bytes:
    """One of each form, from the plan to the file."""
    plan = _plan(1)
    return draw_binder(app.binder, plan, _views(plan)).pdf


def five_of_each() -> bytes:
    """Five of each form, as for a unit that is ready for a week."""
    plan = _plan(5)
    return draw_binder(app.binder, plan, _views(plan)).pdf


MEASURES: list[tuple[str, Callable[[], object], float | None]] = [
    ("binder: one of each form to PDF/A", whole_binder, 2000.0),
    ("binder: five of each form to PDF/A", five_of_each, None),
]


def _views(plan: BinderPlan) -> BinderViews:
    return binder_views(app.definitions(), plan, app.now().date())


@cache
def _plan(count: int) -> BinderPlan:
    return binder_plan(app.definitions(), _REGION, count, 1)
