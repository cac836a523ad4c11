"""Numbers, addresses, hours, countries: plain values in, plain values out; knows nothing of campaigns."""
