//! The fields of the model that hold text. Written once, and compiled twice: to read and to
//! change. Every structure is taken apart with all its fields.

/// Says the plain words in fields that always have some.
macro_rules! words {
    ($say:ident: $($field:ident),*) => {
        $($say(Part::Key(stringify!($field)), Text::Words($field));)*
    };
}

/// Says the plain words in fields that may have none.
macro_rules! optional_words {
    ($say:ident: $($field:ident),*) => {
        $(if let Some(words) = $field {
            $say(Part::Key(stringify!($field)), Text::Words(words));
        })*
    };
}

/// Says the plain words in lists of words.
macro_rules! lists_of_words {
    ($say:ident: $($field:ident),*) => {
        $(for words in $field {
            $say(Part::Key(stringify!($field)), Text::Words(words));
        })*
    };
}

/// Says lines.
macro_rules! lines {
    ($say:ident: $($field:ident),*) => {
        $($say(Part::Key(stringify!($field)), Text::Line($field));)*
    };
}

/// Says paragraphs.
macro_rules! paragraphs {
    ($say:ident: $($field:ident),*) => {
        $($say(Part::Key(stringify!($field)), Text::Blocks($field));)*
    };
}

/// The walk. `$mutable` is `mut` or nothing.
macro_rules! walk {
    ($(#[$about:meta])* $module:ident, $text:ident, [$($mutable:tt)?]) => {
        pub(in crate::model) mod $module {
            use crate::model::walk::{Part, $text as Text, Where};
            use crate::model::*;

            type Say<'s, 'p> = &'s mut dyn FnMut(Part<'p>, Text<'p>);
            type Visit<'v, 'p> = &'v mut dyn FnMut(Where<'p>, Text<'p>);

            $(#[$about])*
            pub fn texts<'p>(publication: &'p $($mutable)? Publication, visit: Visit<'_, 'p>) {
                let Publication {
                    about, editions, journey, sections, indicators, tables, scales, priorities,
                    grid, actions, evidence, inspections, events, questions, terms,
                    // The words of inspectors.
                    framework: _,
                    index: _,
                    stations_of: _,
                } = publication;
                let nobodys = |part, span| Where { owner: None, part, span };
                of_about(about, &mut |part, text| visit(nobodys(part, Span::default()), text));
                for edition in editions {
                    let span = edition.span;
                    of_edition(edition, &mut |part, text| visit(nobodys(part, span), text));
                }
                let Journey { stations, carried_by: _ } = journey;
                stations.into_iter().for_each(|one| of_station(one, visit));
                sections.into_iter().for_each(|one| of_section(one, visit));
                indicators.into_iter().for_each(|one| of_indicator(one, visit));
                tables.into_iter().for_each(|one| of_table(one, visit));
                for scale in scales {
                    let span = scale.span;
                    of_scale(scale, &mut |part, text| visit(nobodys(part, span), text));
                }
                priorities.into_iter().for_each(|one| of_priority(one, visit));
                grid.into_iter().for_each(|one| of_grid_area(one, visit));
                actions.into_iter().for_each(|one| of_action(one, visit));
                evidence.into_iter().for_each(|one| of_evidence(one, visit));
                inspections.into_iter().for_each(|one| of_inspection(one, visit));
                events.into_iter().for_each(|one| of_event(one, visit));
                questions.into_iter().for_each(|one| of_question(one, visit));
                terms.into_iter().for_each(|one| of_term(one, visit));
            }

            /// Says the texts of the thing with this id.
            fn speaker<'v, 'p: 'v>(
                visit: Visit<'v, 'p>,
                id: &'p Id,
                span: Span,
            ) -> impl FnMut(Part<'p>, Text<'p>) + 'v {
                move |part, text| {
                    let owner = Some(id);
                    visit(Where { owner, part, span }, text)
                }
            }

            fn of_about<'p>(about: &'p $($mutable)? About, say: Say<'_, 'p>) {
                let About {
                    title, organisation, approval, notice, headline, lede, contact, records,
                    accessibility, versions, slug: _, version: _, status: _, as_at: _,
                    published: _, next_review: _, current_version: _, headline_figures: _,
                } = about;
                words!(say: title, organisation, headline);
                optional_words!(say: notice);
                lines!(say: lede);
                if let Some(Approval { role, body, date: _ }) = approval {
                    optional_words!(say: role, body);
                }
                let Contact { role, email, telephone, address } = contact;
                optional_words!(say: role, email, telephone, address);
                let Records { rule, hold, until: _ } = records;
                optional_words!(say: rule, hold);
                let Accessibility { known, method, compliance: _, tested: _, prepared: _, reviewed: _, span: _ } =
                    accessibility;
                lists_of_words!(say: known);
                optional_words!(say: method);
                for Version { text, version: _, date: _ } in versions {
                    words!(say: text);
                }
            }

            fn of_edition<'p>(edition: &'p $($mutable)? Edition, say: Say<'_, 'p>) {
                let Edition {
                    title, readers, handling, id: _, marking: _, deliver: _, base_address: _,
                    suppression: _, span: _,
                } = edition;
                words!(say: title, readers);
                optional_words!(say: handling);
            }

            fn of_station<'p>(station: &'p $($mutable)? Station, visit: Visit<'_, 'p>) {
                let Station {
                    id, title, short, about, span, sections: _, judgement_areas: _, colour: _,
                } = station;
                let say = &mut speaker(visit, id, *span);
                words!(say: title, short);
                optional_words!(say: about);
            }

            fn of_section<'p>(section: &'p $($mutable)? Section, visit: Visit<'_, 'p>) {
                let Section {
                    id, title, short, owner: role, summary, answers, audience, span, number: _,
                    as_at: _, reviewed: _, review_due: _, judgement_areas: _,
                } = section;
                let say = &mut speaker(visit, id, *span);
                words!(say: title, short);
                if let Some(role) = role {
                    say(Part::Key("owner"), Text::Words(role));
                }
                of_audience(audience, say);
                say(Part::Summary, Text::Blocks(summary));
                for answer in answers {
                    let Answer { question, headline, blocks, audience, span: _ } = answer;
                    let question: &'p Id = question;
                    if let Some(headline) = headline {
                        say(Part::Headline(question), Text::Line(headline));
                    }
                    say(Part::Answer(question), Text::Blocks(blocks));
                    of_audience(audience, say);
                }
            }

            fn of_indicator<'p>(indicator: &'p $($mutable)? Indicator, visit: Visit<'_, 'p>) {
                let Indicator {
                    id, title, short, definition, noun, owner: role, note, decision, values,
                    targets, comparators, audience, span, counts: _, unit: _, polarity: _,
                    frequency: _, year: _, span_of_values: _, decimals: _, tolerance: _,
                    standing: _, source: _, stations: _, judgement_areas: _, chart: _,
                    chart_with: _, total_of: _, part_of: _,
                } = indicator;
                let say = &mut speaker(visit, id, *span);
                words!(say: title, short, noun);
                paragraphs!(say: definition);
                if let Some(role) = role {
                    say(Part::Key("owner"), Text::Words(role));
                }
                optional_words!(say: note);
                if let Some(decision) = decision {
                    let Decision { also_printed, why } = decision;
                    words!(say: also_printed, why);
                }
                of_audience(audience, say);
                for (period, datum) in values {
                    of_datum(datum, Part::At(*period), say);
                }
                for (period, Aim { note, level: _, span: _ }) in targets {
                    if let Some(note) = note {
                        say(Part::At(*period), Text::Words(note));
                    }
                }
                for comparator in comparators {
                    let Comparator {
                        id, name, differs, values, audience, source: _, published: _, vintage: _,
                        span: _,
                    } = comparator;
                    let id: &'p Id = id;
                    say(Part::Comparator(id), Text::Words(name));
                    if let Some(differs) = differs {
                        say(Part::Comparator(id), Text::Words(differs));
                    }
                    of_audience(audience, say);
                    for (period, datum) in values {
                        of_datum(datum, Part::ComparatorAt(id, *period), say);
                    }
                }
            }

            fn of_table<'p>(table: &'p $($mutable)? Table, visit: Visit<'_, 'p>) {
                let Table {
                    id, title, row_title, owner: role, note, decision, body, audience, span,
                    counts: _, as_at: _, source: _, stations: _, chart: _, scale: _,
                } = table;
                let say = &mut speaker(visit, id, *span);
                words!(say: title, row_title);
                if let Some(role) = role {
                    say(Part::Key("owner"), Text::Words(role));
                }
                optional_words!(say: note);
                if let Some(decision) = decision {
                    let Decision { also_printed, why } = decision;
                    words!(say: also_printed, why);
                }
                of_audience(audience, say);
                match body {
                    TableBody::Series { indicators: _, from: _, to: _ } => {}
                    TableBody::Rows { columns, rows } => {
                        let mut keys: Vec<&'p Id> = Vec::new();
                        for column in columns {
                            let Column {
                                id, title, audience, unit: _, decimals: _, counts: _, share_of: _,
                                share_in: _, total_of: _, part_of: _, span: _,
                            } = column;
                            let id: &'p Id = id;
                            keys.push(id);
                            say(Part::Column(id), Text::Words(title));
                            of_audience(audience, say);
                        }
                        for row in rows {
                            let Row { id, title, cells, audience, total_of: _, part_of: _, span: _ } = row;
                            let row: &'p Id = id;
                            say(Part::Row(row), Text::Words(title));
                            of_audience(audience, say);
                            for (cell, column) in cells.into_iter().zip(keys.iter().copied()) {
                                let part = Part::Cell { row, column };
                                match cell {
                                    Cell::Figure(datum) => of_datum(datum, part, say),
                                    Cell::Words(line) => say(part, Text::Line(line)),
                                    Cell::Computed | Cell::Empty => {}
                                }
                            }
                        }
                    }
                }
            }

            fn of_datum<'p>(datum: &'p $($mutable)? Datum, part: Part<'p>, say: Say<'_, 'p>) {
                let Datum { note, decision, audience, amount: _, flags: _, same_as: _, span: _ } = datum;
                if let Some(note) = note {
                    say(part, Text::Words(note));
                }
                if let Some(Decision { also_printed, why }) = decision {
                    say(part, Text::Words(also_printed));
                    say(part, Text::Words(why));
                }
                of_audience(audience, say);
            }

            fn of_audience<'p>(audience: &'p $($mutable)? Audience, say: Say<'_, 'p>) {
                let Audience { instead, only: _, marking: _ } = audience;
                optional_words!(say: instead);
            }

            fn of_scale<'p>(scale: &'p $($mutable)? Scale, say: Say<'_, 'p>) {
                let Scale { title, levels, id: _, span: _ } = scale;
                words!(say: title);
                for Level { title, meaning, id: _, tone: _, complete: _ } in levels {
                    words!(say: title);
                    optional_words!(say: meaning);
                }
            }

            fn of_statuses<'p>(series: &'p $($mutable)? StatusSeries, say: Say<'_, 'p>) {
                for (period, Status { note, decision, level: _, span: _ }) in series {
                    if let Some(note) = note {
                        say(Part::At(*period), Text::Words(note));
                    }
                    if let Some(Decision { also_printed, why }) = decision {
                        say(Part::At(*period), Text::Words(also_printed));
                        say(Part::At(*period), Text::Words(why));
                    }
                }
            }

            fn of_priority<'p>(priority: &'p $($mutable)? Priority, visit: Visit<'_, 'p>) {
                let Priority {
                    id, title, short, dashboard, owner: role, rationale, objectives, progress,
                    comment, next, status, impact, audience, span, number: _, metrics: _,
                    judgement_areas: _, sections: _, source: _,
                } = priority;
                let say = &mut speaker(visit, id, *span);
                words!(say: title, short);
                optional_words!(say: dashboard);
                if let Some(role) = role {
                    say(Part::Key("owner"), Text::Words(role));
                }
                paragraphs!(say: rationale, objectives, progress, comment, next);
                of_statuses(status, say);
                of_statuses(impact, say);
                of_audience(audience, say);
            }

            fn of_grid_area<'p>(area: &'p $($mutable)? GridArea, visit: Visit<'_, 'p>) {
                let GridArea {
                    id, title, level, issues, evidence, services, teams, audience, span, as_at: _,
                    source: _,
                } = area;
                let say = &mut speaker(visit, id, *span);
                words!(say: title);
                optional_words!(say: level);
                paragraphs!(say: issues, evidence);
                lists_of_words!(say: services, teams);
                of_audience(audience, say);
            }

            fn of_action<'p>(action: &'p $($mutable)? Action, visit: Visit<'_, 'p>) {
                let Action {
                    id, title, outline, owner: role, expected, due, status, delivery, impact, note,
                    audience, span, number: _, origin: _, measures: _, sections: _,
                } = action;
                let say = &mut speaker(visit, id, *span);
                lines!(say: title);
                optional_words!(say: outline);
                if let Some(role) = role {
                    say(Part::Key("owner"), Text::Words(role));
                }
                paragraphs!(say: expected);
                let Due { words, when: _, span: _ } = due;
                say(Part::Key("due"), Text::Words(words));
                of_statuses(status, say);
                optional_words!(say: delivery);
                paragraphs!(say: impact);
                optional_words!(say: note);
                of_audience(audience, say);
            }

            fn of_evidence<'p>(evidence: &'p $($mutable)? Evidence, visit: Visit<'_, 'p>) {
                let Evidence {
                    id, title, sample, by, description, place, audience, span, kind: _, date: _,
                    published: _, address: _,
                } = evidence;
                let say = &mut speaker(visit, id, *span);
                words!(say: title);
                optional_words!(say: sample, by);
                paragraphs!(say: description);
                optional_words!(say: place);
                of_audience(audience, say);
            }

            fn of_inspection<'p>(inspection: &'p $($mutable)? Inspection, visit: Visit<'_, 'p>) {
                let Inspection {
                    id, title, body, focus, summary, grades, findings, audience, span, date: _,
                    published: _, source: _,
                } = inspection;
                {
                    let say = &mut speaker(visit, id, *span);
                    words!(say: title, body);
                    paragraphs!(say: focus, summary);
                    for (_, grade) in grades {
                        say(Part::Key("grades"), Text::Words(grade));
                    }
                    of_audience(audience, say);
                }
                findings.into_iter().for_each(|one| of_finding(one, visit));
            }

            fn of_finding<'p>(finding: &'p $($mutable)? Finding, visit: Visit<'_, 'p>) {
                let Finding {
                    id, text, place, audience, span, kind: _, judgement_areas: _, sections: _,
                    answered_by: _,
                } = finding;
                let say = &mut speaker(visit, id, *span);
                lines!(say: text);
                optional_words!(say: place);
                of_audience(audience, say);
            }

            fn of_event<'p>(event: &'p $($mutable)? Event, visit: Visit<'_, 'p>) {
                let Event { id, title, text, audience, span, date: _, source: _ } = event;
                let say = &mut speaker(visit, id, *span);
                words!(say: title);
                paragraphs!(say: text);
                of_audience(audience, say);
            }

            fn of_question<'p>(question: &'p $($mutable)? Question, visit: Visit<'_, 'p>) {
                let Question {
                    id, asked_by, text, note, audience, span, date: _, answered_in: _, source: _,
                } = question;
                let say = &mut speaker(visit, id, *span);
                words!(say: asked_by);
                lines!(say: text);
                paragraphs!(say: note);
                of_audience(audience, say);
            }

            fn of_term<'p>(term: &'p $($mutable)? Term, visit: Visit<'_, 'p>) {
                let Term { id, title, labels, definition, audience, span } = term;
                let say = &mut speaker(visit, id, *span);
                words!(say: title);
                lists_of_words!(say: labels);
                paragraphs!(say: definition);
                of_audience(audience, say);
            }
        }
    };
}

walk! {
    /// Visits every text of the publication, in the order of the model.
    shared, Text, []
}

walk! {
    /// Visits every text of the publication in the order of the model, to change it.
    exclusive, TextMut, [mut]
}
