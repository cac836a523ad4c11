"""A picket in words: where and when, who does what, and the papers that only a picket needs."""
