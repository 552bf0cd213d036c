// Package overlap finds runs of words that our texts share with outside ones: sentences that were copied.
//
// Goals: no run of 13 words or more is missed, whatever case, punctuation, citations and line breaks are in it, in time that
// grows with the words; quotations, and runs of nothing but names, are no copies. Non-goals: likeness in other words, the disk.
//
// Our words get numbers, and our shingles (13 words in a row) are kept by a hash of theirs. Outside texts pass by one at a time:
// a word that is not ours ends a run, and what has the hash of a shingle is compared with it word by word.
package overlap

import (
	"iter"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/match"
	"github.com/second-track/second-track/tools/internal/text"
)

// Least is how many words in a row make a copy.
const Least = 13

// Run is a run of our words that stands in an outside text too.
type Run struct {
	Pos     text.Pos // where it begins in ours
	Words   int
	Text    string   // as ours has it, on one line
	Outside text.Pos // where its first words stand outside: the first such place
}

// Find gives the runs in our texts, in order. known finds the names in words: a run of nothing but names, and small words between
// them, is none.
func Find(ours []*text.Source, outside iter.Seq[*text.Source], known func(words string) []match.Hit) []Run {
	x := newIndex(ours)
	for src := range outside {
		x.look(src)
	}
	var runs []Run
	for i := 0; i < len(x.words); i++ {
		last := i - 1
		for x.copied(last + 1) {
			last++
		}
		if last < i {
			continue
		}
		if r := x.run(i, last+Least-1); !x.onlyNames(i, last+Least-1, known) {
			runs = append(runs, r)
		}
		i = last
	}
	return runs
}

// index is our words in one row, with a break where a run cannot go on, and the shingles that begin at each.
type index struct {
	texts  []*prepared
	words  []ourWord
	number map[string]uint32 // word → its number, from 1
	starts map[uint64][]int  // hash of a shingle → where each shingle with that hash begins first
	same   []int             // of each word: where its shingle begins first; -1 if none begins here
	met    map[int]text.Pos  // where a shingle begins first → where it stands outside
}

// ourWord is a word of ours: its number, 0 for a break, and where it stands.
type ourWord struct {
	number   uint32
	text     int // index of its text
	from, to int // bytes of its text
}

func newIndex(ours []*text.Source) *index {
	x := &index{number: map[string]uint32{}, starts: map[uint64][]int{}, met: map[int]text.Pos{}}
	for i, src := range ours {
		p := prepare(src, true)
		x.texts = append(x.texts, p)
		x.words = append(x.words, ourWord{text: i})
		for w := range p.words() {
			if w.apart {
				x.words = append(x.words, ourWord{text: i})
			}
			n, ok := x.number[w.key]
			if !ok {
				n = uint32(len(x.number) + 1)
				x.number[w.key] = n
			}
			x.words = append(x.words, ourWord{n, i, w.from, w.to})
		}
	}
	numbers := make([]uint32, len(x.words))
	for i, w := range x.words {
		numbers[i] = w.number
	}
	x.same = make([]int, len(numbers))
	for i := range numbers {
		x.same[i] = x.keep(numbers, i)
	}
	return x
}

// keep finds the first shingle like the one that begins at word i, and keeps that one if there is none.
func (x *index) keep(numbers []uint32, i int) int {
	if i+Least > len(numbers) || slices.Contains(numbers[i:i+Least], 0) {
		return -1
	}
	h := hash(numbers[i : i+Least])
	if first, ok := x.find(h, numbers[i:i+Least]); ok {
		return first
	}
	x.starts[h] = append(x.starts[h], i)
	return i
}

// find is where a shingle of ours begins first; it is compared word by word, since two may have one hash.
func (x *index) find(h uint64, shingle []uint32) (int, bool) {
	for _, start := range x.starts[h] {
		if slices.EqualFunc(x.words[start:start+Least], shingle, func(w ourWord, n uint32) bool { return w.number == n }) {
			return start, true
		}
	}
	return 0, false
}

// hash is FNV-1a, a number at a time.
func hash(shingle []uint32) uint64 {
	h := uint64(14695981039346656037)
	for _, n := range shingle {
		h = (h ^ uint64(n)) * 1099511628211
	}
	return h
}

// look notes which shingles of ours stand in an outside text.
func (x *index) look(src *text.Source) {
	p := prepare(src, false)
	var run []uint32 // our words in a row, to the word that is read
	var from []int   // where each of them begins
	for w := range p.words() {
		n := x.number[w.key]
		if n == 0 {
			run, from = run[:0], from[:0]
			continue
		}
		if run, from = append(run, n), append(from, w.from); len(run) < Least {
			continue
		}
		last := run[len(run)-Least:]
		if start, ok := x.find(hash(last), last); ok {
			if _, met := x.met[start]; !met {
				x.met[start] = p.pos(from[len(from)-Least])
			}
		}
	}
}

// copied reports whether the shingle that begins at word i stands outside.
func (x *index) copied(i int) bool {
	if i >= len(x.same) || x.same[i] < 0 {
		return false
	}
	_, ok := x.met[x.same[i]]
	return ok
}

func (x *index) run(first, last int) Run {
	a, b := x.words[first], x.words[last]
	p := x.texts[a.text]
	return Run{Pos: p.pos(a.from), Words: last - first + 1, Text: strings.Join(strings.Fields(p.plain(a.from, b.to)), " "), Outside: x.met[x.same[first]]}
}

// onlyNames reports whether all words of a run are parts of known names, or small. Names are looked for in the whole paragraph: the
// run may begin or end inside one.
func (x *index) onlyNames(first, last int, known func(string) []match.Hit) bool {
	p := x.texts[x.words[first].text]
	from, to := p.paragraph(x.words[first].from, x.words[last].to)
	hits := known(p.plain(from, to))
	for _, w := range x.words[first : last+1] {
		named := slices.ContainsFunc(hits, func(h match.Hit) bool { return from+h.Start <= w.from && w.to <= from+h.End })
		if !named && !text.Small(strings.ToLower(p.plain(w.from, w.to))) {
			return false
		}
	}
	return true
}
