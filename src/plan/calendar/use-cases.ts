import { exportReport } from './export-report.ts';
import { fillReportItem } from './fill-report-item.ts';
import { openCalendar } from './open-calendar.ts';
import { recordDelivery } from './record-delivery.ts';
import { recordEvent, removeEvent } from './record-event.ts';
import { dutyReminders } from './remind-duties.ts';
import { reportItems } from './report-items.ts';

/** The acts of the statutory calendar and its report. */
export const calendarUseCases = [
  openCalendar,
  recordDelivery,
  recordEvent,
  removeEvent,
  dutyReminders,
  reportItems,
  fillReportItem,
  exportReport,
] as const;
