package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

func namesVerb(o *options) *cobra.Command {
	var least int
	cmd := &cobra.Command{
		Use:   "names",
		Short: "List capitalised names that no entry covers, ready to paste",
		Long: "Names reads the texts and lists what seems to be a name and has no entry, the most frequent first. Spellings that differ by\n" +
			"an initial, a hyphen or a plural stand side by side. What is printed is YAML: paste an entry into names.yaml, choose its\n" +
			"kind (a guess stands beside it), and write its summary. A spelling of a name that has an entry belongs to that one's `also`.",
		Example: "  go run ./tools/concord names | head -40\n  go run ./tools/concord names --least 1 --format json",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return o.unknown(least) },
	}
	cmd.Flags().IntVar(&least, "least", 2, "leave out what comes less often")
	return cmd
}

// unknown lists the names without an entry, as far as the texts can be read: what is wrong with them is for check to say.
func (o *options) unknown(least int) error {
	l, _ := o.readLists()
	sources, found := read.Seeds(o.seeds)
	if sources == nil {
		return o.report(found)
	}
	heads, _ := o.readHeads(l)
	texts, names, _ := o.harvest(sources, heads, l)
	var shown []gather.Unknown
	for _, u := range names.Unknowns(texts) {
		if u.Count >= least {
			shown = append(shown, u)
		}
	}
	o.clock.stop()
	if o.format == "json" {
		return unknownJSON(o.stdout, shown)
	}
	for _, u := range shown {
		if _, err := io.WriteString(o.stdout, entry(u)+"\n"); err != nil {
			return err
		}
	}
	o.say("names: %d without an entry", len(shown))
	return nil
}

// entry is an entry for names.yaml, with what speaks for it in comments above.
func entry(u gather.Unknown) string {
	var b strings.Builder
	for _, s := range u.Spellings {
		fmt.Fprintf(&b, "# %d × %s: %s\n", len(s.Places), s.Text, strings.Join(firstThree(s.Places), ", "))
	}
	if u.Like != "" {
		fmt.Fprintf(&b, "# like %s, which has an entry: rather add it to its `also`\n", u.Like)
	}
	name := u.Spellings[0].Text
	fmt.Fprintf(&b, "- id: %s\n  kind: # %s\n  name: %s\n", parse.Slug(name), guessed(u), yamlWord(name))
	if len(u.Spellings) > 1 {
		var also []string
		for _, s := range u.Spellings[1:] {
			also = append(also, yamlWord(s.Text))
		}
		fmt.Fprintf(&b, "  also: [%s]\n", strings.Join(also, ", "))
	}
	return b.String() + "  summary: \"\"\n"
}

func guessed(u gather.Unknown) string {
	if u.Kind == "" {
		return "?"
	}
	return fmt.Sprintf("%s? so are other names with %s", u.Kind, u.Cue)
}

func firstThree(ps []text.Pos) []string {
	var out []string
	for _, p := range ps[:min(3, len(ps))] {
		out = append(out, text.Pos{File: p.File, Line: p.Line}.String())
	}
	if len(ps) > 3 {
		out = append(out, "…")
	}
	return out
}

// yamlWord is a word that YAML reads as it stands, between quotes where it must be.
func yamlWord(s string) string {
	if !strings.ContainsAny(s, ":#,[]{}&*!|>'\"%@`") {
		return s
	}
	quoted, _ := json.Marshal(s) // a string always encodes
	return string(quoted)
}

func unknownJSON(w io.Writer, us []gather.Unknown) error {
	type spelling struct {
		Text   string   `json:"text"`
		Count  int      `json:"count"`
		Places []string `json:"places"`
	}
	type row struct {
		ID        string     `json:"id"`
		Name      string     `json:"name"`
		Count     int        `json:"count"`
		Kind      string     `json:"kind,omitempty"`
		Like      string     `json:"like,omitempty"`
		Spellings []spelling `json:"spellings"`
	}
	rows := []row{}
	for _, u := range us {
		r := row{ID: parse.Slug(u.Spellings[0].Text), Name: u.Spellings[0].Text, Count: u.Count, Kind: u.Kind, Like: u.Like}
		for _, s := range u.Spellings {
			r.Spellings = append(r.Spellings, spelling{s.Text, len(s.Places), firstThree(s.Places)})
		}
		rows = append(rows, r)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(rows)
}
