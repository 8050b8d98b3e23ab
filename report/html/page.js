'use strict'
// The page can be read without this script. It narrows the lists: each section[data-list] has a form and articles, and an
// article says in its data-* what it is about: s(ection), o(wner), t (status), f(indings: kind-severity).
for (const list of document.querySelectorAll('[data-list]')) {
  const form = list.querySelector('form')
  const status = form.querySelector('[role=status]')
  const reset = form.querySelector('.reset')
  const unfold = form.querySelector('.unfold')
  const groups = [...list.querySelectorAll('.group')].map(element => ({ element, count: element.querySelector('h4 span'), shown: 0 }))
  const entries = []
  for (const group of groups) {
    for (const element of group.element.querySelectorAll('article')) {
      const { s, o, t, f } = element.dataset
      const findings = (f || '').split(' ').map(flag => flag.split('-'))
      entries.push({ element, group, section: s, owner: o, status: t, findings, text: null, shown: true })
    }
  }
  const all = entries.filter(e => e.status).length

  const wanted = name => form.elements[name] ? form.elements[name].value : ''
  const words = e => e.text ??= e.element.textContent.toLowerCase()

  function narrow() {
    const [severity, kind, state, section, owner] = ['severity', 'kind', 'status', 'section', 'owner'].map(wanted)
    const terms = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const group of groups) group.shown = 0
    let criteria = 0, whole = 0
    for (const e of entries) {
      const shown = (!state || e.status === state) && (!section || e.section === section) && (!owner || e.owner === owner) &&
        (!severity && !kind || e.findings.some(([k, v]) => (!kind || k === kind) && (!severity || v === severity))) &&
        terms.every(term => words(e).includes(term))
      if (shown !== e.shown) e.element.hidden = !(e.shown = shown)
      if (!shown) continue
      e.group.shown++
      if (e.status) criteria++
      else whole++
    }
    for (const group of groups) {
      group.element.hidden = !group.shown
      group.count.textContent = group.shown
    }
    status.textContent = criteria + whole === 0 ? form.dataset.none
      : form.dataset.shown.replace('{n}', criteria).replace('{all}', all) + (whole ? form.dataset.whole.replace('{n}', whole) : '')
    reset.hidden = !(severity || kind || state || section || owner || terms.length)
  }

  let waiting
  form.addEventListener('input', event => {
    clearTimeout(waiting)
    if (event.target.name === 'text') waiting = setTimeout(narrow, 150)
    else narrow()
  })
  form.addEventListener('submit', event => event.preventDefault())
  reset.addEventListener('click', () => {
    form.reset()
    narrow()
    form.elements.text.focus()
  })
  form.querySelector('.more').addEventListener('click', event => {
    const open = form.classList.toggle('opened')
    event.currentTarget.setAttribute('aria-expanded', open)
  })
  unfold.addEventListener('click', () => {
    const open = !unfold.classList.contains('unfolded')
    for (const e of entries) {
      const details = e.shown && e.element.querySelector('details')
      if (details) details.open = open
    }
    unfold.classList.toggle('unfolded', open)
    unfold.textContent = open ? unfold.dataset.fold : unfold.dataset.unfold
  })

  // A figure or a section of the coverage chooses what it counts.
  for (const link of list.parentElement.querySelectorAll('a[data-filter]')) {
    link.addEventListener('click', () => {
      const [name, value] = link.dataset.filter.split('=')
      if (!form.elements[name]) return
      form.reset()
      form.elements[name].value = value
      narrow()
    })
  }

  form.hidden = false
  narrow()
}

// Whoever follows a link to a criterion sees it: filters give way, and it opens.
function reveal() {
  const target = document.getElementById(location.hash.slice(1))
  if (!target || target.localName !== 'article') return
  const form = target.closest('[data-list]').querySelector('form')
  const details = target.querySelector('details')
  if (details) details.open = true
  if (!target.hidden) return
  form.reset()
  form.dispatchEvent(new Event('input'))
  target.scrollIntoView()
}
addEventListener('hashchange', reveal)
reveal()
