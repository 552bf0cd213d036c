package parse

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/text"
)

// TestShapes holds the reader to one fixture a shape. want has a line a block, `first-last as rule`; the other sections
// hold what a shape is made of, and findings what is found.
func TestShapes(t *testing.T) { shapes(t, "shapes") }

// TestTexts holds it to whole short texts on other subjects, in the shapes in which texts usually come.
func TestTexts(t *testing.T) { shapes(t, "texts") }

func shapes(t *testing.T, folder string) {
	l := testLists(t)
	golden.Each(t, filepath.Join("testdata", folder, "*.txtar"), func(t *testing.T, name string, files map[string]string, _ string) {
		everyLine(t, files["in.txt"], l)
		doc, found := Doc(clean.Text(text.New("x.txt", "x.txt", files["in.txt"]), nil), l)
		golden.Compare(t, name, "want", files["want"], blocksOf(doc))
		golden.Compare(t, name, "findings", files["findings"], findingsOf(found))
		for section, said := range map[string]func(*book.Doc) string{
			"title": titleOf, "items": itemsOf, "cells": cellsOf, "dates": datesOf, "facts": factsOf, "speakers": speakersOf, "asked": askedOf,
			"words": wordsOf, "numbers": numbersOf,
		} {
			if want, ok := files[section]; ok {
				golden.Compare(t, name, section, want, said(doc))
			}
		}
	})
}

func blocksOf(doc *book.Doc) string {
	var b strings.Builder
	for _, x := range doc.Blocks {
		fmt.Fprintf(&b, "%d-%d %s %s\n", x.First, x.Last, x.As, x.Rule)
	}
	return b.String()
}

func findingsOf(found []finding.Finding) string {
	var b strings.Builder
	for _, f := range finding.Sort(found) {
		fmt.Fprintf(&b, "%s %s %s\n", f.Pos, f.Level, f.ID)
	}
	return b.String()
}

func titleOf(doc *book.Doc) string { return doc.Title.Text + "\n" }

// each writes down something of every block.
func each(doc *book.Doc, f func(*strings.Builder, book.Block)) string {
	var b strings.Builder
	for _, x := range doc.Blocks {
		f(&b, x)
	}
	return b.String()
}

func itemsOf(doc *book.Doc) string {
	return each(doc, func(b *strings.Builder, x book.Block) {
		for _, item := range x.Items {
			fmt.Fprintf(b, "%d %s\n", item.Depth, item.Text.Text)
		}
	})
}

// wordsOf is the words of paragraphs and references, a line each.
func wordsOf(doc *book.Doc) string {
	return each(doc, func(b *strings.Builder, x book.Block) {
		if x.As == book.Paragraph || x.As == book.ReferenceAs {
			b.WriteString(x.Text.Text + "\n")
		}
	})
}

// numbersOf is the number of each item.
func numbersOf(doc *book.Doc) string {
	var out []string
	for _, x := range doc.Blocks {
		for _, item := range x.Items {
			out = append(out, strconv.Itoa(item.Number))
		}
	}
	return strings.Join(out, " ") + "\n"
}

func cellsOf(doc *book.Doc) string {
	return each(doc, func(b *strings.Builder, x book.Block) {
		for _, row := range x.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, joinedTexts(c.Items))
			}
			b.WriteString(strings.Join(cells, " / ") + "\n")
		}
	})
}

func joinedTexts(runs []text.Run) string {
	var out []string
	for _, r := range runs {
		out = append(out, r.Text)
	}
	return strings.Join(out, "+")
}

func datesOf(doc *book.Doc) string {
	return each(doc, func(b *strings.Builder, x book.Block) {
		if x.As == book.DateBlock {
			b.WriteString(x.Date.EDTF() + map[bool]string{true: " inferred"}[x.Inferred] + "\n")
		}
	})
}

func factsOf(doc *book.Doc) string {
	return each(doc, func(b *strings.Builder, x book.Block) {
		for _, f := range x.Facts {
			var values []string
			for _, v := range f.Values {
				values = append(values, v.Text)
			}
			fmt.Fprintf(b, "%s = %s\n", f.Label.Text, strings.Join(values, " + "))
		}
	})
}

func speakersOf(doc *book.Doc) string {
	return each(doc, func(b *strings.Builder, x book.Block) {
		if !x.Speaker.Empty() {
			b.WriteString(x.Speaker.Text + "\n")
		}
	})
}

func askedOf(doc *book.Doc) string {
	return each(doc, func(b *strings.Builder, x book.Block) {
		if x.As == book.Question {
			b.WriteString(x.Text.Text + "\n")
		}
	})
}
