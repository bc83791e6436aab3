"""The colours and line styles of all pictures, without matplotlib."""

# Distinguishable with all kinds of colour vision, three of them by Okabe and Ito; line styles differ, too.
COLORS = ["#0072b2", "#d55e00", "#009e73", "#5c1040"]
STYLES = ["-", "--", "-.", ":"]
AXIS, GRID = "#808080", "#cccccc"
