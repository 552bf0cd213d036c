package main

import (
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/compare"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/page"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/style"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/verify"
	"github.com/second-track/second-track/tools/internal/write"
)

// plan is the pipeline, one call a line: seed texts in, planned pages out. With errors among the findings the plan is nil.
func (o *options) plan() (*write.Plan, []finding.Finding) {
	o.clock.stage("read")
	l, found := o.readLists()
	sources, more := o.readSeeds(o.seeds)
	heads, evenMore := o.readHeads(l)
	found = append(append(found, more...), evenMore...)
	web, tables, more := o.join(sources, heads, l)
	found = o.except(l, append(found, more...), places(sources, web))
	if finding.HasErrors(found) {
		return nil, found
	}
	o.clock.stage("write pages")
	files := page.All(web, tables)
	p := write.New(o.content, files)
	o.clock.stage("read back")
	return p, append(found, verify.Content(p.FS(), filepath.ToSlash(o.content))...)
}

// join makes the reference of the sources: all names with what is said of them, and the comparisons.
func (o *options) join(sources []*text.Source, heads []*book.Doc, l *lists.Lists) (*link.Web, []*book.Comparison, []finding.Finding) {
	texts, names, found := o.harvest(sources, heads, l)
	o.clock.stage("link")
	web, more := link.All(texts, names, l)
	if found = append(found, more...); finding.HasErrors(found) {
		return nil, nil, found
	}
	o.clock.stage("compare")
	tables, more := compare.Merge(web, names)
	return web, tables, append(append(found, more...), style.Check(web)...)
}

// harvest reads the sources and gathers what they say.
func (o *options) harvest(sources []*text.Source, heads []*book.Doc, l *lists.Lists) ([]*gather.Harvest, *gather.Names, []finding.Finding) {
	o.clock.stage("clean, parse")
	named, known := knownIn(slices.Concat(headsOf(sources, l), heads), l)
	docs, found := each(sources, func(s *text.Source) (*book.Doc, []finding.Finding) { return parse.Doc(clean.Text(s, known), named) })
	found = append(found, empty(docs)...)

	o.clock.stage("gather")
	names, more := gather.NamesOf(docs, heads, l)
	found = append(found, more...)
	texts, _ := each(number(docs), func(i int) (*gather.Harvest, []finding.Finding) {
		return gather.From(docs[i], names.PageOf[i], names, l), nil
	})
	return texts, names, found
}

func (o *options) readLists() (*lists.Lists, []finding.Finding) {
	files, found := read.Lists(o.at("config.toml"), o.at(o.lists), o.at(o.names))
	for _, f := range []*lists.File{&files.Config, &files.Names, &files.References, &files.Compare, &files.Labels, &files.Exceptions} {
		f.Name = o.seen(f.Name)
	}
	l, more := lists.From(files)
	return l, append(o.seenAll(found), more...)
}

func (o *options) readSeeds(dir string) ([]*text.Source, []finding.Finding) {
	sources, found := read.Seeds(o.at(dir))
	for _, s := range sources {
		s.Name = o.seen(s.Name)
	}
	return sources, o.seenAll(found)
}

// readHeads reads the headers of the texts beside lists that stand outside the seeds folder.
func (o *options) readHeads(l *lists.Lists) ([]*book.Doc, []finding.Finding) {
	if o.ownLists() {
		return nil, nil
	}
	sources, found := o.readSeeds(o.lists)
	docs, more := each(sources, func(s *text.Source) (*book.Doc, []finding.Finding) { return parse.Head(clean.Head(s), l) })
	return docs, append(found, more...)
}

// headsOf reads what the sources say of themselves. What is wrong there is found when they are read whole.
func headsOf(sources []*text.Source, l *lists.Lists) []*book.Doc {
	docs, _ := each(sources, func(s *text.Source) (*book.Doc, []finding.Finding) { return parse.Head(clean.Head(s), l) })
	return docs
}

// knownIn is the lists with all names, those of heads too, and tells cleaning which lines hold one: it drops them on stronger evidence only.
func knownIn(heads []*book.Doc, l *lists.Lists) (*lists.Lists, clean.Known) {
	names, named := withHeads(heads, l)
	return named, func(line string) bool { return len(names.Find(line, "")) > 0 }
}

// withHeads are the names of the lists and of heads, and the lists with all of them.
func withHeads(heads []*book.Doc, l *lists.Lists) (*gather.Names, *lists.Lists) {
	names, _ := gather.NamesOf(nil, heads, l)
	named := *l
	named.Names = names.List
	return names, &named
}

func (o *options) ownLists() bool { return filepath.Clean(o.lists) == filepath.Clean(o.seeds) }

// except applies the exceptions; entries of lists from outside the seeds folder may be unused.
func (o *options) except(l *lists.Lists, found []finding.Finding, at func(text.Pos) lists.Place) []finding.Finding {
	var out []finding.Finding
	for _, f := range l.Except(found, at) {
		if o.ownLists() || !slices.Contains([]string{"unused-exception", "unused-differ", "unused-name", "unused-reference"}, f.ID) {
			out = append(out, f)
		}
	}
	return out
}

// places says what stands at a position: the words of its line, and the passages that begin there. Without a web there are no passages.
func places(sources []*text.Source, web *link.Web) func(text.Pos) lists.Place {
	bySource := map[string]*text.Source{}
	for _, s := range sources {
		bySource[s.Name] = s
	}
	passages := map[text.Pos][]string{}
	if web != nil {
		for _, h := range web.Texts {
			for _, p := range h.Passages {
				at := text.Pos{File: p.File, Line: p.Line}
				passages[at] = append(passages[at], p.ID)
			}
		}
	}
	return func(pos text.Pos) lists.Place {
		place := lists.Place{Passages: passages[text.Pos{File: pos.File, Line: pos.Line}]}
		if s := bySource[pos.File]; s != nil && pos.Line > 0 && pos.Line <= len(s.Lines) {
			place.Words = s.Lines[pos.Line-1].Text
		}
		return place
	}
}

// empty finds texts of which nothing is shown.
func empty(docs []*book.Doc) []finding.Finding {
	var found []finding.Finding
	for _, d := range docs {
		shown := d.Header.Last > 0
		for _, b := range d.Blocks {
			shown = shown || b.As != book.Blank && b.As != book.Dropped
		}
		if !shown {
			found = append(found, finding.New("empty-text", text.Pos{File: d.Source.Name, Line: 1}, "text has no line that is shown"))
		}
	}
	return found
}

// each runs a stage over all cores, text by text. The results are in the order of the input.
func each[A, B any](in []A, do func(A) (B, []finding.Finding)) ([]B, []finding.Finding) {
	out := make([]B, len(in))
	found := make([][]finding.Finding, len(in))
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range in {
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer wg.Done()
			out[i], found[i] = do(in[i])
			<-slots
		}()
	}
	wg.Wait()
	var all []finding.Finding
	for _, fs := range found {
		all = append(all, fs...)
	}
	return out, all
}

func number[T any](in []T) []int {
	out := make([]int, len(in))
	for i := range in {
		out[i] = i
	}
	return out
}
