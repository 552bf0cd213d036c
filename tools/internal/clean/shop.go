package clean

import (
	"regexp"
	"strings"
	"unicode"
)

// onlyImages reports whether a line is nothing but pictures, as Markdown writes them, brackets within brackets allowed.
func onlyImages(s string) bool {
	seen := false
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		open := strings.HasPrefix(s, "[!")
		if open {
			s = s[1:]
		}
		n := image(s)
		if n == 0 {
			return false
		}
		seen, s = true, s[n:]
		if open {
			n := balanced(strings.TrimPrefix(s, "]"), '(', ')')
			if !strings.HasPrefix(s, "](") || n == 0 {
				return false
			}
			s = s[1+n:]
		}
	}
	return seen
}

// image is the length of the picture that s begins with; 0 for none.
func image(s string) int {
	if !strings.HasPrefix(s, "![") {
		return 0
	}
	alt := balanced(s[1:], '[', ']')
	if alt == 0 {
		return 0
	}
	src := balanced(s[1+alt:], '(', ')')
	if src == 0 {
		return 0
	}
	return 1 + alt + src
}

// balanced is the length of the bracketed stretch that s begins with; 0 for none.
func balanced(s string, open, close byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case open:
			depth++
		case close:
			depth--
		}
		if depth == 0 {
			if i == 0 {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// price is an amount of money. Match: "$5.99", "12,50€", "USD". Near-miss: "$60m", "5".
var price = regexp.MustCompile(`(?i)^[(]?(?:(?:[A-Z]{0,3}[$€£¥₹₽₩₺₪₱฿₫₴]|USD|EUR|GBP|CHF|CAD|AUD|JPY|INR|Rs\.?)\d[\d.,'’]*(?:[-–—]+)?|\d[\d.,]*(?:[€£¥₹₽₩₺₪₱฿₫₴]|USD|EUR|GBP|CHF|CAD|AUD|JPY|INR|kr|zł))[)]?[,.;]?$`)

// amount and money together are a price too: "EUR 12", "12 EUR", "CHF 1'200.–".
var (
	amount = regexp.MustCompile(`^\d[\d.,'’]*[-–—]*$`)
	money  = regexp.MustCompile(`(?i)^(?:[$€£¥₹₽₩₺₪₱฿₫₴]|USD|EUR|GBP|CHF|CAD|AUD|JPY|INR|kr|zł|Rs\.?)$`)
	beside = regexp.MustCompile(`(?i)^(?:was|now|from|only|sale|price:?|list|regular|save|off|each|to|new|used|free|shipping|p&p|postage|-|–|—|/|\||\+|&|\(?-?\d{1,2}%\)?)$`)
)

// onlyPrices reports whether a line is nothing but prices and the words that shops put beside them.
func onlyPrices(s string) bool {
	if !strings.ContainsAny(s, "0123456789") {
		return false
	}
	words := strings.FieldsFunc(s, unicode.IsSpace)
	seen := false
	for i, w := range words {
		pair := money.MatchString(w) && (i > 0 && amount.MatchString(words[i-1]) || i+1 < len(words) && amount.MatchString(words[i+1]))
		half := amount.MatchString(w) && (i > 0 && money.MatchString(words[i-1]) || i+1 < len(words) && money.MatchString(words[i+1]))
		switch {
		case price.MatchString(w), pair, half:
			seen = true
		case !beside.MatchString(w):
			return false
		}
	}
	return seen
}
