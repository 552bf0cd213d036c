package golden

import "strings"

// Marked parts an example into its text and the numbers of the lines that begin with an arrow.
func Marked(s string) (string, []int) {
	var nos []int
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if rest, ok := strings.CutPrefix(l, "→"); ok {
			lines[i] = rest
			nos = append(nos, i+1)
		}
	}
	return strings.Join(lines, "\n"), nos
}
