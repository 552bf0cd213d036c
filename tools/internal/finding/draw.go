package finding

import (
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// draw shows a line in so many cells, and a caret under its column, counted in characters from 1. A column past the end is
// that of the last character: the caret never points into the void. Without a column there is no caret.
func draw(raw string, col, cells int) (line, caret string) {
	line, at := text.Visible(strings.TrimRight(raw, " \t"))
	if col < 1 {
		line, _ = window(line, 0, cells)
		return line, ""
	}
	last := len(at) - 2 // at ends with the cell behind the last character
	cell := at[max(0, min(col-1, last))]
	line, cell = window(line, cell, cells)
	return line, strings.Repeat(" ", cell) + "^"
}

// window cuts a line that is too long, so that the cell is seen with what stands around it, and says where the cell is then.
func window(line string, cell, cells int) (string, int) {
	if text.Width(line) <= cells {
		return line, cell
	}
	if cell < cells*2/3 {
		return text.Fit(line, cells-1) + "…", cell
	}
	head := text.Fit(line, cell-cells/3)
	rest := line[len(head):]
	cell = cell - text.Width(head) + 1
	if text.Width(rest) < cells {
		return "…" + rest, cell
	}
	return "…" + text.Fit(rest, cells-2) + "…", cell
}
