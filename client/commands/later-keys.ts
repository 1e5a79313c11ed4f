/**
 * The keys of the commands that come after the first paint (a test holds this list to theirs): pressed before they are
 * here, they wait. What people do with the browser's own keys meanwhile is left alone.
 */
const keys = {
  /** where the sheet has the focus */
  grid:
    'Ctrl+Shift+V Ctrl+; Ctrl+D Ctrl+R Alt+ArrowDown Ctrl++ Ctrl+- Shift+F11 Ctrl+B Ctrl+I Ctrl+U Ctrl+1 Ctrl+! Ctrl+¤ ' +
    'Ctrl+$ Ctrl+% Ctrl+# Shift+Alt+ArrowRight Shift+Alt+ArrowLeft Ctrl+Shift+L Alt+ArrowUp Shift+F10 ContextMenu ' +
    'Shift+F2 Ctrl+Æ Ctrl+[ Ctrl+Ø Ctrl+] Alt+= Ctrl+½ Ctrl+Z Ctrl+Y Ctrl+Shift+Z Ctrl+H',
  /** anywhere in the workbook, also where one types */
  page: 'Ctrl+Shift+K Ctrl+Shift+P Ctrl+F F5 Ctrl+G Ctrl+F3 Ctrl+P F1',
};

export const laterKeys = { grid: keys.grid.split(' '), page: keys.page.split(' ') };
