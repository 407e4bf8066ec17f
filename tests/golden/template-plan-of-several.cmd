template --plan ministry-217-2025
