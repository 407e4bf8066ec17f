list plans --province bac-kan
