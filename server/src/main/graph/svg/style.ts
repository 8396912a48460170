import { FONT_SIZE } from './boxSize.js';

/**
 * Each colour stands on one of its own, so that text has enough contrast (4.5:1) on a light and on a dark page. Labels
 * have an edge in the colour of the page, so that a line behind them does not run through their letters.
 */
const LIGHT = `
.page{fill:#fff}
text{fill:#1b1b1b}
.label{stroke:#fff}
.box{fill:#f3f5f8;stroke:#8a93a0}
.node{fill:#fff;stroke:#555}
.edge{stroke:#555}
.shared{fill:#d8e8ff;stroke:#2458a6}
.warning{fill:#ffe2c2;stroke:#a85a00}
.error{fill:#ffd7d5;stroke:#b3261e}
.edge.shared{stroke:#2458a6}`;

const DARK = `
.page{fill:#1e1e1e}
text{fill:#ededed}
.label{stroke:#1e1e1e}
.box{fill:#26292e;stroke:#7a828e}
.node{fill:#2d2d2d;stroke:#aaa}
.edge{stroke:#aaa}
.shared{fill:#16365f;stroke:#7fb0ff}
.warning{fill:#5a3600;stroke:#ffb35c}
.error{fill:#601410;stroke:#ff8a80}
.edge.shared{stroke:#7fb0ff}`;

/** The style sheet of the picture; what has errors has a thicker border too, for those who see no red. */
export const STYLE = `
text{font:${FONT_SIZE}px sans-serif}
.title{font-weight:bold}
.label{font-size:10px;stroke-width:3;stroke-linejoin:round;paint-order:stroke}
.edge,.edge.shared{fill:none}
.shared,.error{stroke-width:2.5}
.warning{stroke-width:2}
.box{stroke-dasharray:6 3}${LIGHT}
@media (prefers-color-scheme:dark){${DARK}
}
`;
