import { createRoot } from 'react-dom/client';
import './tokens.css';
import './base.css';
import '../ui/controls.css';
import { App } from './App.tsx';
import { begin } from './begin.ts';

const place = document.getElementById('window');
if (place !== null) createRoot(place).render(<App />);
void begin();
