package main

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"os"

	"github.com/spf13/cobra"

	"github.com/second-track/second-track/tools/internal/build"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/verify"
)

func buildVerb(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Make the site: seeds/ → content/ → Hugo → public/",
		Long: "Build generates the pages, runs Hugo, indexes them for the search, makes every file small, reads the whole site back (links,\n" +
			"fragments, policy), and only then puts it in place under public/. The first run compiles Hugo, which takes about two\n" +
			"minutes. The search needs Node and `npm ci --ignore-scripts`; without them, the page of the search leads to the A–Z.",
		Example: "  go run ./tools/concord build\n  go run ./tools/concord build --base-url https://me.github.io/fork/",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			found, err := o.build(cmd.Context())
			if err != nil {
				return err
			}
			return o.report(found)
		},
	}
	outFlags(cmd, o)
	return cmd
}

func outFlags(cmd *cobra.Command, o *options) {
	cmd.Flags().StringVar(&o.baseURL, "base-url", "", "address of the site (default: baseURL of config.toml)")
	cmd.Flags().StringVar(&o.out, "out", "public", "folder of the site")
	_ = cmd.MarkFlagDirname("out")
}

// build makes the site, unless there are errors on the way.
func (o *options) build(ctx context.Context) ([]finding.Finding, error) {
	if err := build.Publishable(o.out); err != nil {
		return nil, err
	}
	found, err := o.generate()
	if err != nil || finding.HasErrors(found) {
		return found, err
	}
	found = append(found, o.verifyContent()...)
	l, _ := o.readLists()
	r, more, err := build.Site(ctx, build.Options{Root: ".", ContentDir: o.content, OutDir: o.out, BaseURL: o.baseURL, ConfigURL: l.BaseURL, Zip: zipName(l.Title, l.Edition), Progress: o.clock.stage})
	defer func() { _ = r.Remove() }()
	found = append(found, more...)
	if err != nil || finding.HasErrors(found) {
		return found, err
	}
	more, err = o.verifySite(r)
	found = append(found, more...)
	if err != nil || finding.HasErrors(found) {
		return found, err
	}
	o.clock.stage("publish")
	if err := build.Publish(r.Staging, o.out); err != nil {
		return found, err
	}
	if r.NoSearch != "" {
		o.say("%s: no search, for %s; the page of the search leads to the A–Z", o.out, r.NoSearch)
	}
	o.say("%s: %d files, %d kB, %d kB saved by minifying", o.out, r.Files, r.After/1000, (r.Before-r.After)/1000)
	return found, nil
}

// zipName is what the zip of the whole site is called.
func zipName(title, edition string) string {
	return cmp.Or(parse.Slug(title+" "+edition), "site") + ".zip"
}

// verifySite reads the built site back.
func (o *options) verifySite(r build.Report) ([]finding.Finding, error) {
	o.clock.stage("verify site")
	address := o.baseURL
	if address == "" {
		l, _ := o.readLists()
		address = l.BaseURL
	}
	base, err := url.Parse(address)
	if err != nil {
		return nil, usage{fmt.Errorf("--base-url: %w", err)}
	}
	return verify.Site(os.DirFS(r.Staging), base), nil
}
