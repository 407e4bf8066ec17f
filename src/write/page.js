// A span: headings that hold a button are not printed again on each page.
(function () {
  'use strict';
  var language = document.documentElement.lang;
  var tones = ['t-bad', 't-watch', 't-muted', 't-good'];
  function number(text) {
    text = text.replace(/^\d{4}: /, '').replace(/\u2212/g, '-');
    text = text.replace(language === 'vi' ? /\./g : /,/g, '');
    return parseFloat((/-?\d[\d.,]*/.exec(text) || [''])[0].replace(',', '.'));
  }
  function key(group, column, isNumber) {
    var rows = group.rows || [group];
    for (var i = 0; i < rows.length; i++) {
      var cell = rows[i].cells[column];
      var text = cell ? cell.textContent.trim() : '';
      if (text && (!isNumber || !isNaN(number(text))))
        return isNumber ? number(text) : tones.findIndex(function (tone) {
          return cell.classList.contains(tone); }) + text;
    }
    return null;
  }
  function compare(a, b) {
    if (a === null || b === null) return (a === null) - (b === null);
    return typeof a === 'number' ? a - b : a.localeCompare(b, language);
  }
  function sort(table, head) {
    var down = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    var isNumber = head.classList.contains('n');
    var body = table.tBodies.length > 1 ? table : table.tBodies[0];
    var groups = Array.from(body === table ? table.tBodies : body.rows);
    var keyed = groups.map(function (group, at) {
      return { group: group, at: at,
        key: key(group, head.cellIndex, isNumber) }; });
    keyed.sort(function (a, b) {
      var order = compare(a.key, b.key);
      if (a.key !== null && b.key !== null) order *= down;
      return order || a.at - b.at; });
    keyed.forEach(function (item) { body.appendChild(item.group); });
    Array.from(head.parentNode.cells).forEach(function (other) {
      other.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down > 0 ? 'ascending' : 'descending');
  }
  document.querySelectorAll('table').forEach(function (table) {
    var many = table.tBodies.length > 1 || table.tBodies[0].rows.length > 1;
    table.querySelectorAll('thead th').forEach(function (head) {
      var button = document.createElement('span');
      if (!many || !head.textContent) return;
      button.setAttribute('role', 'button');
      button.tabIndex = 0;
      button.textContent = head.textContent;
      button.title = document.body.dataset.sort + ': ' + head.textContent;
      button.addEventListener('click', function () { sort(table, head); });
      button.addEventListener('keydown', function (event) {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        sort(table, head); });
      head.textContent = '';
      head.appendChild(button);
    });
  });
}());
