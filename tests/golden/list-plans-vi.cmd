list plans --lang vi
