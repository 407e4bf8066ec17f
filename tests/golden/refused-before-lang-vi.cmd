report --provnce x --lang vi
