"""Movement: an articulated body (`body`), and the figures that are drawn of it (`figure`)."""
