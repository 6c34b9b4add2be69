"""The form page: filling in one document, with the page beside it as it will print."""

from sip_desktop.ui.form_page.page import FormPage

__all__ = ["FormPage"]
