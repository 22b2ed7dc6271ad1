"""The articulated body: joint angles and contacts in, points in centimetres out."""
