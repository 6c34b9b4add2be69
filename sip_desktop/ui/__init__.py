"""The screen: Qt widgets that ask services and show answers. Knows neither storage nor printing."""
