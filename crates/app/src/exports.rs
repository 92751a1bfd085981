//! Files that are made to be taken home.

use crate::chart_name::ChartName;
use crate::ending::Ending;
use crate::export_state::{Came, ExportEvent, ExportNews, ExportOrder};
use crate::files::file_name;
use crate::picture_size::PICTURE_SIZES;
use crate::state::App;
use crate::text::text;

/// Longest text that a side of a picture takes, characters.
const LONGEST_SIDE: usize = 12;

impl App {
    pub(crate) fn export_event(&mut self, event: ExportEvent) {
        let told = matches!(event, ExportEvent::Heard(..) | ExportEvent::Show(_));
        if !told {
            self.export.came = None;
        }
        match event {
            ExportEvent::Show(open) => self.export.open = open,
            ExportEvent::Kind(ending) => self.export.ending = ending,
            ExportEvent::Chart(name) => {
                if ChartName::of(&self.pack, &name).is_some() {
                    self.export.chart = name;
                }
            }
            ExportEvent::Table(table) => self.export.table = table,
            ExportEvent::Side(which, typed) => {
                if let Some(side) = self.export.size.get_mut(which) {
                    *side = typed.trim().chars().take(LONGEST_SIDE).collect();
                }
            }
            ExportEvent::Make => self.make_file(),
            ExportEvent::Minutes => self.make_minutes(),
            ExportEvent::Cancel => self.export.order = None,
            ExportEvent::Heard(ticket, news) => self.hear_of_file(ticket, news),
        }
    }

    /// The file that is wanted.
    #[must_use]
    pub fn export_order(&self) -> Option<&ExportOrder> {
        self.export.order.as_ref()
    }

    fn make_file(&mut self) {
        let ending = self.export.ending;
        let picture = matches!(ending, Ending::Png | Ending::Svg);
        let [width, height] = [0, 1].map(|side| self.export.size[side].parse::<u32>());
        let size = width.ok().zip(height.ok()).filter(|size| PICTURE_SIZES.has(*size));
        let Some(size) = size.or((!picture).then_some((0, 0))) else {
            self.export.came = Some(Came::NoSize);
            return;
        };
        let scenario = self.workspace.open().name(self.language(), &self.pack);
        let more = match ending {
            Ending::Png | Ending::Svg => format!("-{}", self.export.chart),
            Ending::Csv => format!("-{}", self.export.table.word()),
            _ => String::new(),
        };
        let name = format!("canghai-{}{more}.{}", file_name(&scenario), ending.word());
        self.order_file(name, ending, false, size);
    }

    fn make_minutes(&mut self) {
        let name = format!("{}.docx", text(self.language(), "ledger.document"));
        self.order_file(name, Ending::Docx, true, (0, 0));
    }

    fn order_file(&mut self, name: String, ending: Ending, minutes: bool, size: (u32, u32)) {
        self.export.tickets += 1;
        self.export.done = 0.0;
        self.export.order = Some(ExportOrder {
            ticket: self.export.tickets,
            name,
            ending,
            minutes,
            chart: self.export.chart.clone(),
            table: self.export.table,
            size,
            looked: self.looked(),
            project: self.project_file().text,
            language: self.language(),
            address: self.share.address().to_owned(),
        });
    }

    /// Takes news of the file that is wanted; those of an earlier one come too late.
    fn hear_of_file(&mut self, ticket: u64, news: ExportNews) {
        let Some(order) = self.export.order.take_if(|order| order.ticket == ticket) else { return };
        self.export.came = match news {
            ExportNews::Progress(done) => {
                self.export.done = done.clamp(0.0, 1.0);
                self.export.order = Some(order);
                None
            }
            ExportNews::Saved => Some(Came::Saved(order.name)),
            ExportNews::NotLoaded => Some(Came::NotLoaded),
            ExportNews::Refused(words) => Some(Came::Refused(words)),
        };
    }
}
