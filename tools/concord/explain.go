package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

func explainVerb(o *options) *cobra.Command {
	var asJSON bool
	var id string
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show what each line of a text was taken for, and by which rule",
		Long: "Explain reads any text, - for standard input, and says what each of its lines was taken for. A dropped line names the rule\n" +
			"that dropped it. On a terminal the text stands on the left, dropped lines struck through, names and dates underlined, and\n" +
			"what each line was taken for on the right. At the end stand the lines by kind, the names found and the findings.\n\n" +
			"--finding ID prints what a finding means, why it matters and what to do.",
		Example: "  go run ./tools/concord explain seeds/sources/my-text.txt\n  go run ./tools/concord explain --finding table-width",
		Args: func(_ *cobra.Command, args []string) error {
			if want := map[bool]int{true: 0, false: 1}[id != ""]; len(args) != want {
				return usage{fmt.Errorf("explain has %d files, want %d", len(args), want)}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if id != "" {
				return o.lesson(id)
			}
			return o.explain(args[0], asJSON || o.format == "json")
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object, for programs")
	cmd.Flags().StringVar(&id, "finding", "", "print what the finding of this id means")
	_ = cmd.RegisterFlagCompletionFunc("finding", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var ids []string
		for _, r := range finding.Table {
			ids = append(ids, r.ID)
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

// lesson prints what is known of a finding's id.
func (o *options) lesson(id string) error {
	r, ok := finding.Lookup(id)
	if !ok {
		return usage{fmt.Errorf("no finding has the id %q", id)}
	}
	_, err := fmt.Fprintf(o.stdout, "%s (%s)\n\n%s\n\n%s\n\nWhat to do: %s\n", r.ID, r.Level, r.Means, strings.Join(text.Wrap(r.Lesson, min(100, columnsOf(o.stdout))), "\n"), r.Hint)
	return err
}

// explain reads one text with the lists as far as they can be read, and shows its blocks.
func (o *options) explain(file string, asJSON bool) error {
	src, found := o.source(file)
	if src == nil {
		return o.report(found)
	}
	l, _ := o.readLists()
	names, named := o.known(l)
	doc, more := parse.Doc(clean.Text(src, func(line string) bool { return len(names.Find(line, "")) > 0 }), named)
	if asJSON {
		return explainJSON(o.stdout, src, doc)
	}
	found = finding.Sort(append(found, more...))
	v := view{src: src, doc: doc, names: names, findings: len(found)}
	if err := o.show(v); err != nil {
		return err
	}
	return finding.Text(o.stderr, found, o.style())
}

// show prints for a person at a terminal, or plainly for a pipe.
func (o *options) show(v view) error {
	if isScreen(o.stdout) {
		return v.screen(o.stdout, columnsOf(o.stdout), isTerminal(o.stdout))
	}
	return v.plain(o.stdout)
}

// known are the names of the lists, and of the headers of the seed texts where there are any; and the lists with them.
func (o *options) known(l *lists.Lists) (*gather.Names, *lists.Lists) {
	sources, _ := read.Seeds(o.seeds)
	return withHeads(headsOf(sources, l), l)
}

func (o *options) source(file string) (*text.Source, []finding.Finding) {
	if file != "-" {
		rel := file
		if inside, err := filepath.Rel(o.seeds, file); err == nil && !strings.HasPrefix(inside, "..") {
			rel = inside
		}
		return read.File(file, filepath.ToSlash(rel))
	}
	data, err := io.ReadAll(o.stdin)
	if err != nil {
		return nil, []finding.Finding{finding.New("bad-bytes", text.Pos{File: "-"}, "standard input cannot be read: %v", err)}
	}
	return read.Standard("-", data)
}

// explainJSON prints the object of the contract.
func explainJSON(w io.Writer, src *text.Source, doc *book.Doc) error {
	type block struct {
		Line int    `json:"line"`
		End  int    `json:"end"`
		As   string `json:"as"`
		Rule string `json:"rule"`
		Text string `json:"text"`
	}
	out := struct {
		File   string  `json:"file"`
		Title  string  `json:"title"`
		Blocks []block `json:"blocks"`
	}{File: src.Name, Title: doc.Title.Text, Blocks: []block{}}
	for _, b := range doc.Blocks {
		out.Blocks = append(out.Blocks, block{b.First, b.Last, string(b.As), b.Rule, linesOf(src, b)})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

// linesOf is the plain text of a block's lines.
func linesOf(src *text.Source, b book.Block) string {
	var lines []string
	for _, l := range src.Lines[b.First-1 : b.Last] {
		lines = append(lines, strings.TrimSpace(l.Text))
	}
	return strings.Join(lines, "\n")
}

// width is how many characters of a line are shown.
const width = 72

// plain prints a line a line: its number, what it was taken for, the rule where it tells more, and its beginning.
func (v view) plain(w io.Writer) error {
	fmt.Fprintf(w, "%s: %s\n", v.src.Name, v.doc.Title.Text)
	for _, b := range v.doc.Blocks {
		for _, l := range v.src.Lines[b.First-1 : b.Last] {
			if b.As == book.Blank {
				continue
			}
			if _, err := fmt.Fprintf(w, "%5d  %-32s %s\n", l.No, verdict(b), short(strings.TrimSpace(l.Text))); err != nil {
				return err
			}
		}
	}
	_, err := io.WriteString(w, v.tally())
	return err
}

func short(s string) string {
	r := []rune(s)
	if len(r) <= width {
		return s
	}
	return string(r[:width-1]) + "…"
}
