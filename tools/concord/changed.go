package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// changedLines says which lines a pull request changes against its base; nil when that cannot be known. In the merge commit that
// GitHub checks out, the base is also the first parent, which is there when the base's branch is not.
func changedLines() func(text.Pos) bool {
	base := os.Getenv("GITHUB_BASE_REF")
	if base == "" {
		return nil
	}
	for _, from := range []string{"origin/" + base + "...HEAD", "origin/" + base, "HEAD^1"} {
		out, err := exec.Command("git", "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
			"--relative", "--src-prefix=a/", "--dst-prefix=b/", from, "--").Output()
		if err == nil {
			changed := changedIn(string(out))
			return func(p text.Pos) bool { return changed.has(p) }
		}
	}
	return nil
}

// ranges are the lines that a change writes: file → first and last.
type ranges map[string][][2]int

func (r ranges) has(p text.Pos) bool {
	for _, lines := range r[p.File] {
		if lines[0] <= p.Line && p.Line <= lines[1] {
			return true
		}
	}
	return false
}

// hunkRE is the head of a hunk. Match: "@@ -3,2 +4,5 @@ words", "@@ -3 +4 @@". Near-miss: "+@@ -3 +4 @@", a line that was added.
var hunkRE = regexp.MustCompile(`^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@`)

// changedIn reads the output of git diff without context. Added lines are counted off, so that none of them is taken for a head.
func changedIn(diff string) ranges {
	out := ranges{}
	file, left := "", 0
	for line := range strings.Lines(diff) {
		line = strings.TrimRight(line, "\r\n")
		m := hunkRE.FindStringSubmatch(line)
		switch {
		case left > 0 && strings.HasPrefix(line, "+"):
			left--
		case strings.HasPrefix(line, "+++ b/"):
			file = strings.TrimRight(line[len("+++ b/"):], "\t")
		case m != nil:
			first, _ := strconv.Atoi(m[1])
			count := 1
			if m[2] != "" {
				count, _ = strconv.Atoi(m[2])
			}
			out[file] = append(out[file], [2]int{first, first + count - 1})
			left = count
		}
	}
	return out
}
