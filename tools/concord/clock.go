package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// clock knows which stage is under way: it shows a line on a terminal when work takes longer than a second, and with
// --verbose prints how long each stage took. A nil clock does nothing.
type clock struct {
	mu      sync.Mutex
	w       io.Writer
	verbose bool
	live    bool // w is a terminal
	name    string
	start   time.Time
	shown   bool
	done    chan struct{}
}

func newClock(w io.Writer, verbose bool) *clock {
	return &clock{w: w, verbose: verbose, live: isTerminal(w)}
}

// stage ends the stage before and begins the one named.
func (c *clock) stage(name string) {
	if c == nil {
		return
	}
	c.stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.name, c.start, c.done = name, time.Now(), make(chan struct{})
	if c.live {
		go c.show(c.done, name, c.start)
	}
}

// stop ends the stage that is under way, if any.
func (c *clock) stop() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		return
	}
	close(c.done)
	c.done = nil
	if c.shown {
		fmt.Fprint(c.w, "\r\x1b[K")
		c.shown = false
	}
	if c.verbose {
		fmt.Fprintf(c.w, "%-14s %6d ms\n", c.name, time.Since(c.start).Milliseconds())
	}
}

// show writes the line of a stage once a second, from the first second on, until it is done.
func (c *clock) show(done chan struct{}, name string, start time.Time) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-tick.C:
		}
		c.mu.Lock()
		if c.done == done {
			fmt.Fprintf(c.w, "\r\x1b[K%s … %d s", name, int(time.Since(start).Seconds()))
			c.shown = true
		}
		c.mu.Unlock()
	}
}
