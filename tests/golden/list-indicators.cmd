list indicators
