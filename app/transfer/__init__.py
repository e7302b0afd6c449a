"""Pass a case on to another service in a sealed file, take one in, and send word back (M2.2.e, M31.1)."""
