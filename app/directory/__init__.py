"""Communes, welfare centres, cantons and contacts of the Brussels-Capital Region."""
