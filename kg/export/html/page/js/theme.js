// Light or dark: as the system has it until the reader chooses.

const STORED = 'kg-theme';

function storedTheme() {
  try { return localStorage.getItem(STORED); } catch { return null; }
}

function startTheme() {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = (theme) => {
    document.documentElement.dataset.theme = theme;
    byId('theme').setAttribute('aria-pressed', String(theme === 'dark'));
    emit('theme');
  };
  const current = () => storedTheme() || (system.matches ? 'dark' : 'light');
  apply(current());
  system.addEventListener('change', () => apply(current()));
  byId('theme').addEventListener('click', () => {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem(STORED, next); } catch { /* a sandboxed frame stores nothing */ }
    apply(next);
  });
}
