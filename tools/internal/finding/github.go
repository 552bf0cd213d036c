package finding

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// MaxAnnotations is how many annotations a run writes: GitHub shows ten of a step and no more.
const MaxAnnotations = 10

// maxListed is how many findings a job summary lists: it may have 1 MB.
const maxListed = 1000

// Annotated are the findings that become annotations, at most ten: those on changed lines first, the others in their order.
func Annotated(fs []Finding, changed func(text.Pos) bool) []Finding {
	out := slices.Clone(fs)
	rank := func(f Finding) int {
		if changed != nil && changed(f.Pos) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b Finding) int { return cmp.Compare(rank(a), rank(b)) })
	return out[:min(len(out), MaxAnnotations)]
}

// GitHub prints findings as workflow commands; whatever a text says is escaped, so that it cannot be a command.
func GitHub(w io.Writer, fs []Finding) error {
	for _, f := range fs {
		msg := f.Msg
		if f.Hint != "" {
			msg += "\n" + f.Hint
		}
		level := map[Level]string{Error: "error", Warning: "warning", Proposal: "notice"}[f.Level]
		_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
			level, property(f.Pos.File), max(1, f.Pos.Line), max(1, f.Pos.Col), property(f.ID), message(msg))
		if err != nil {
			return err
		}
	}
	return nil
}

// message escapes the value of a workflow command, property that of one of its properties, as GitHub's runner reads them.
func message(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(message(s))
}

// Markdown prints all findings as a list for people to read, such as the summary of a job.
func Markdown(w io.Writer, fs []Finding) error {
	if len(fs) == 0 {
		_, err := io.WriteString(w, "No findings.\n")
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n| Level | Place | Finding |\n| --- | --- | --- |\n", counted(fs))
	for _, f := range fs[:min(len(fs), maxListed)] {
		msg := plain(f.Msg)
		if f.Hint != "" {
			msg += "<br>" + plain(f.Hint)
		}
		fmt.Fprintf(&b, "| %s | %s | %s \\[%s\\] |\n", f.Level, plain(f.Pos.String()), msg, f.ID)
	}
	if more := len(fs) - maxListed; more > 0 {
		fmt.Fprintf(&b, "\nAnd %d more.\n", more)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// counted says how many findings there are of each level, the gravest first.
func counted(fs []Finding) string {
	var out []string
	for level := Error; level >= Proposal; level-- {
		n := 0
		for _, f := range fs {
			if f.Level == level {
				n++
			}
		}
		switch {
		case n == 1:
			out = append(out, "1 "+level.String())
		case n > 1:
			out = append(out, fmt.Sprintf("%d %ss", n, level))
		}
	}
	return strings.Join(out, ", ") + "."
}

// plain escapes words so that Markdown shows them letter for letter: every ASCII mark may stand behind a backslash.
func plain(s string) string {
	var b strings.Builder
	for _, r := range oneLine(s) {
		if r > ' ' && r < 0x7f && !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') && r != ',' && r != ' ' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
