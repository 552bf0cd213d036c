package overlap

import (
	"bytes"
	"iter"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/second-track/second-track/tools/internal/text"
)

// A quotation between quotation marks has at least and at most so many words: fewer are a term, which belongs to the sentence
// around it, and more are a copy.
const (
	minQuote = 5
	maxQuote = 25
)

// maxQuoteBytes is how far its end is looked for.
const maxQuoteBytes = 1000

// nearby is how far around a run its paragraph is looked at.
const nearby = 2000

// In a text that is prepared, these stand for bytes that are no words: no text holds them, since package text removes them.
const (
	apart = '\x00' // no run goes across
	void  = '\x01' // nothing: a word goes on behind it
)

// prepared is a text whose bytes stand where they stood, line by line, and of which only words are left to be compared.
type prepared struct {
	src   *text.Source
	bytes []byte
	lines []int // where each line begins
}

// prepare takes away what is no sentence: citations, addresses, HTML; and of our own texts quotations.
func prepare(src *text.Source, ours bool) *prepared {
	p := &prepared{src: src}
	for _, l := range src.Lines {
		p.lines = append(p.lines, len(p.bytes))
		p.bytes = append(append(p.bytes, l.Text...), '\n')
	}
	ext := strings.ToLower(path.Ext(src.Name))
	if ext == ".html" || ext == ".htm" || ext == ".svg" {
		p.html(ours)
	}
	for _, re := range []*regexp.Regexp{cited, target, address} {
		for _, m := range re.FindAllIndex(p.bytes, -1) {
			p.fill(m[0], m[1], ' ')
		}
	}
	if ours {
		p.quotations(slices.Contains([]string{".md", ".txt", ".html", ".htm", ""}, ext))
	}
	return p
}

var (
	// A citation or the mark of a note, with its link. Match: "[@a-1901, p. 3]", "[12]", "[3](../x.md)". Near-miss: "[sic]".
	cited = regexp.MustCompile(`\[(?:[^\[\]\n]*@[^\[\]\n]*|\d{1,3})\](?:\([^()\s]*\))?`)
	// The address of a link, with its title if it has one. Match: "](../x.md#y)", `](x.md "Term")`. Near-miss: "] (1901)".
	target = regexp.MustCompile(`\]\([^()\s]*(?: "[^"\n]*")?\)`)
	// An address that stands in the text. Match: "https://x.example/a-b". Near-miss: "https: a word".
	address = regexp.MustCompile(`https?://[^\s<>"]+`)
	// The value of a property, whose quotation marks quote nobody. Match: `title: "The Log"`. Near-miss: `He said: "Go."` of several words.
	property = regexp.MustCompile(`(?m)^\s*(?:- )?[\w-]+:\s*(").*(")\s*$`)
	// A line of a quotation block. Match: "> So it was." Near-miss: "a > b".
	block = regexp.MustCompile(`(?m)^[ \t]*>.*$`)
	// The blank lines between paragraphs. Match: "\n \n". Near-miss: "\n".
	blank = regexp.MustCompile(`\n[ \t]*\n`)
)

func (p *prepared) fill(from, to int, with byte) {
	for i := from; i < to; i++ {
		if p.bytes[i] != '\n' {
			p.bytes[i] = with
		}
	}
}

// quotations sets what is quoted apart. In data and code the plain double quotation mark quotes nothing.
func (p *prepared) quotations(prose bool) {
	for _, m := range block.FindAllIndex(p.bytes, -1) {
		p.fill(m[0], m[1], apart)
	}
	for _, m := range property.FindAllSubmatchIndex(p.bytes, -1) {
		p.bytes[m[2]], p.bytes[m[4]] = ' ', ' '
	}
	from := 0
	for _, m := range append(blank.FindAllIndex(p.bytes, -1), []int{len(p.bytes), len(p.bytes)}) {
		p.quoted(from, m[0], prose)
		from = m[1]
	}
}

// quoted sets apart what is quoted in a paragraph.
func (p *prepared) quoted(from, to int, prose bool) {
	for i := from; i < to; {
		r, size := utf8.DecodeRune(p.bytes[i:to])
		end := 0
		if r != '"' || prose {
			end = p.closing(r, i+size, to)
		}
		if end > 0 {
			switch n := count(p.bytes[i:end]); {
			case n < minQuote:
				size = end - i
			case n <= maxQuote:
				p.fill(i, end, apart)
				size = end - i
			}
		}
		i += size
	}
}

// closing is where a quotation ends that the mark before byte i opens; 0 when it opens none.
func (p *prepared) closing(mark rune, i, to int) int {
	shut := map[rune]string{'“': "”", '"': `"`, '‘': "’", '«': "»", '„': "“"}[mark]
	if shut == "" || i < to && p.bytes[i] == ' ' {
		return 0
	}
	to = min(to, i+maxQuoteBytes)
	for at := i; ; {
		n := bytes.Index(p.bytes[at:to], []byte(shut))
		if n < 0 {
			return 0
		}
		at += n + len(shut)
		if next, _ := utf8.DecodeRune(p.bytes[at:to]); mark != '‘' || !unicode.IsLetter(next) { // ’ is an apostrophe too
			return at
		}
	}
}

func count(s []byte) int {
	n := 0
	for range words(s) {
		n++
	}
	return n
}

// word is a word as it is compared, and where it stands.
type word struct {
	key      string // in lower case, in one form
	from, to int    // bytes of the text
	apart    bool   // a run that came before ends before it
}

func (p *prepared) words() iter.Seq[word] { return words(p.bytes) }

// words are runs of letters, digits and the marks on them; an apostrophe between two letters is part of the word.
func words(s []byte) iter.Seq[word] {
	return func(yield func(word) bool) {
		from, parted := -1, false
		for i := 0; i <= len(s); {
			r, size := utf8.DecodeRune(s[i:])
			in := size > 0 && (letter(r) || from >= 0 && (r == void || apostrophe(r) && letter(after(s[i+size:]))))
			switch {
			case in && from < 0:
				from = i
			case !in && from >= 0:
				if !yield(word{key(string(s[from:i])), from, i, parted}) {
					return
				}
				from, parted = -1, false
			}
			parted = parted || r == apart && size > 0
			i += max(size, 1)
		}
	}
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// after is the first character that is not void.
func after(s []byte) rune {
	for len(s) > 0 && s[0] == void {
		s = s[1:]
	}
	r, size := utf8.DecodeRune(s)
	if size == 0 {
		return 0
	}
	return r
}

var oneForm = strings.NewReplacer("’", "'", "ʼ", "'", "‘", "'", string(rune(void)), "")

func key(w string) string {
	w = strings.ToLower(w)
	if !strings.ContainsFunc(w, func(r rune) bool { return r >= utf8.RuneSelf || r == void }) {
		return w // most words, which have one form
	}
	return oneForm.Replace(norm.NFC.String(w))
}

// plain is the words from byte to byte as they stand, without what was taken away.
func (p *prepared) plain(from, to int) string {
	return strings.Map(func(r rune) rune {
		if r == apart || r == void {
			return ' '
		}
		return r
	}, string(p.bytes[from:to]))
}

// paragraph is where the paragraph begins that byte from is in, and where that ends that byte to is in, as far as it is near.
func (p *prepared) paragraph(from, to int) (int, int) {
	start, end := max(0, from-nearby), min(len(p.bytes), to+nearby)
	if ms := blank.FindAllIndex(p.bytes[start:from], -1); len(ms) > 0 {
		start += ms[len(ms)-1][1]
	}
	if m := blank.FindIndex(p.bytes[to:end]); m != nil {
		end = to + m[0]
	}
	return start, end
}

// pos is the place of a byte.
func (p *prepared) pos(at int) text.Pos {
	no := sort.SearchInts(p.lines, at+1)
	return p.src.Pos(no, at-p.lines[no-1])
}
