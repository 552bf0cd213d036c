package build

import (
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

var (
	// "WARN  message" and "ERROR message"; what follows on lines of its own is a picture of the place, or advice.
	levelRE = regexp.MustCompile(`^(WARN|ERROR)\s+(.*)$`)
	// "/site/content/a.md:5:7", the quotation marks included, and what joins it to the message.
	placeRE = regexp.MustCompile(`"([^"\n]+?):(\d+):(\d+)":?\s*`)
	// "part/table.html: ", with which our own partials begin what they say.
	partialRE = regexp.MustCompile(`^((?:[\w-]+/)*[\w-]+\.html): `)
	// The page that was being printed.
	renderRE = regexp.MustCompile(`render of ("[^"]*") failed`)
	// Hugo's last word, when it has named each error before.
	countedRE = regexp.MustCompile(`^error building site: logged \d+ error\(s\)$`)
)

// place is a folder, and the name that findings give it.
type place struct{ dir, name string }

// readLog turns Hugo's messages into findings, in the order of their places: Hugo's own order changes from run to run.
func readLog(log string, places []place, failed bool) []finding.Finding {
	var found []finding.Finding
	errors := 0
	for line := range strings.Lines(log) {
		m := levelRE.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		if m == nil || countedRE.MatchString(m[2]) {
			continue
		}
		id := "build-warning"
		if m[1] == "ERROR" {
			id = "build-failed"
			errors++
		}
		found = append(found, readMessage(id, m[2], places))
	}
	if failed && errors == 0 {
		found = append(found, readMessage("build-failed", strings.TrimSpace("Hugo stopped: "+firstLine(log)), places))
	}
	return finding.Sort(found)
}

// readMessage finds the place of a message; the message loses it, and what led to it.
func readMessage(id, msg string, places []place) finding.Finding {
	pos := text.Pos{File: "layouts"} // most of what has no place is about a layout
	if m := partialRE.FindStringSubmatch(msg); m != nil {
		pos.File = path.Join("layouts/_partials", m[1])
	}
	if m := placeRE.FindStringSubmatchIndex(msg); m != nil {
		pos.File = relative(msg[m[2]:m[3]], places)
		pos.Line, _ = strconv.Atoi(msg[m[4]:m[5]])
		pos.Col, _ = strconv.Atoi(msg[m[6]:m[7]])
		before := msg[:m[0]]
		msg = msg[m[1]:]
		if page := renderRE.FindStringSubmatch(before); page != nil {
			msg += " (on the page " + page[1] + ")"
		}
	}
	return finding.New(id, pos, "%s", relative(strings.TrimPrefix(msg, "error building site: "), places))
}

// relative takes the folders of this machine out of a message.
func relative(s string, places []place) string {
	for _, p := range places {
		for _, dir := range []string{p.dir, filepath.ToSlash(p.dir)} {
			with := p.name
			if with != "" {
				with += "/"
			}
			s = strings.ReplaceAll(s, strings.TrimSuffix(dir, "/")+"/", with)
			s = strings.ReplaceAll(s, dir, path.Clean("./"+p.name))
		}
	}
	return s
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
