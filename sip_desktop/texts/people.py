"""What private persons are called on paper that carries no names."""

WITHOUT_NAME = {
    "person": "Den enskilde",
    "vardnadshavare": "Vårdnadshavare",
    "foretradare": "Företrädare",
    "narstaende": "Närstående",
}
