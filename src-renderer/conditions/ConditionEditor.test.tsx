import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlainDate } from '../../shared/data';
import { TypeEnvironment } from '../../shared/rules';
import { act, cleanup, fireEvent, render, screen, waitFor } from '../../test/support/screen';
import { studioStore } from '../state';
import { ConditionFields } from './ConditionEditor';

const { count } = vi.hoisted(() => ({ count: vi.fn() }));
vi.mock('../rpc', () => ({ api: { rules: { count } }, errorText: String }));

const environment = TypeEnvironment.of({
  kind: 'object',
  fields: { closing: { kind: 'number' }, status: { kind: 'string' } },
});
const scope = { environment, repeats: [], lists: 0 };
const values = {
  record: { closing: -5, status: 'open' },
  locals: [],
  today: PlainDate.parse('2026-11-22') as PlainDate,
};

function show(value: string | undefined, change: Partial<Parameters<typeof ConditionFields>[0]> = {}) {
  const onChange = vi.fn();
  render(
    <ConditionFields
      value={value}
      always="always shown"
      scope={scope}
      values={values}
      onChange={onChange}
      {...change}
    />,
  );
  return onChange;
}

const celText = () => screen.getByRole('textbox', { name: 'Condition as CEL text' });
const toText = () => fireEvent.click(screen.getByRole('radio', { name: 'Text' }));

beforeEach(() => {
  count.mockReset();
  count.mockResolvedValue({ total: 600, holds: 48, failed: 0, firstTrue: [3], firstFalse: [0] });
  studioStore.setState({
    document: { id: 't', dataset: { id: 'd', recordCount: 600 } } as never,
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the builder', () => {
  it('begins with an unfinished comparison that changes nothing', () => {
    const onChange = show(undefined);
    expect(screen.getByText('always shown')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Add condition' }));
    expect(screen.getByRole('combobox', { name: 'Field' })).toBeTruthy();
    expect(screen.getByText('Unfinished comparisons do not count yet.')).toBeTruthy();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('takes the only field that matches what is typed, without an arrow key', async () => {
    show(undefined);
    fireEvent.click(screen.getByRole('button', { name: 'Add condition' }));
    const input = screen.getByRole('combobox', { name: 'Field' }) as HTMLInputElement;
    input.focus();
    fireEvent.change(input, { target: { value: 'clos' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    await waitFor(() => expect(input.value).toBe('closing'));
    input.blur();
    expect(input.value).toBe('closing');
  });

  it('writes the changed value as text of the field’s type', () => {
    const onChange = show('closing < 0.0');
    const value = screen.getByRole('textbox', { name: 'Value' });
    fireEvent.change(value, { target: { value: '-100' } });
    fireEvent.keyDown(value, { key: 'Enter' });
    expect(onChange).toHaveBeenCalledExactlyOnceWith('closing < -100.0', false);
  });

  it('leaves the text as it is written while something is only being added', () => {
    const onChange = show('0 > closing');
    fireEvent.click(screen.getByRole('button', { name: 'Condition' }));
    expect(screen.getAllByRole('combobox', { name: 'Field' })).toHaveLength(2);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('negates a group with None', () => {
    const onChange = show('closing < 0.0 && status == "open"');
    fireEvent.click(screen.getByRole('radio', { name: 'None' }));
    expect(onChange).toHaveBeenCalledWith('!(closing < 0.0 || status == "open")', false);
  });

  it('removes the condition with its last comparison', () => {
    const onChange = show('closing < 0.0');
    fireEvent.click(screen.getByRole('button', { name: 'Remove this comparison' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith(undefined, false);
  });
});

describe('the text view', () => {
  it('stores sound text at once', () => {
    const onChange = show('closing < 0.0');
    toText();
    fireEvent.change(celText(), { target: { value: 'closing < 1.0' } });
    expect(onChange).toHaveBeenCalledExactlyOnceWith('closing < 1.0', true);
  });

  it('says what is wrong and mends a misspelt field', () => {
    const onChange = show('closing < 0.0');
    toText();
    fireEvent.change(celText(), { target: { value: 'closng < 0.0' } });
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText(/There is no field “closng”/)).toBeTruthy();
    expect(celText().getAttribute('aria-invalid')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Use “closing”' }));
    expect((celText() as HTMLTextAreaElement).value).toBe('closing < 0.0');
  });

  it('keeps broken text when the field is left, so that nobody loses it', () => {
    const onChange = show('closing < 0.0');
    toText();
    fireEvent.change(celText(), { target: { value: 'closing <' } });
    fireEvent.blur(celText());
    expect(onChange).toHaveBeenCalledExactlyOnceWith('closing <', false);
  });

  it('stays for text beyond the builder', () => {
    show('closing + 1.0 < 0.0');
    expect(celText()).toBeTruthy();
    expect(screen.getByText(/more than the builder can show/)).toBeTruthy();
  });
});

describe('the result', () => {
  it('is that of the shown record', () => {
    show('closing < 0.0');
    expect(screen.getByText('true here')).toBeTruthy();
  });

  it('is counted a moment later, and a stale answer is dropped', async () => {
    vi.useFakeTimers();
    const answers: ((answer: unknown) => void)[] = [];
    count.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const props = { always: '', scope, values, onChange: vi.fn() };
    const { rerender } = render(<ConditionFields {...props} value="closing < 0.0" />);
    expect(count).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(150));
    rerender(<ConditionFields {...props} value="closing < 5.0" />);
    await act(() => vi.advanceTimersByTimeAsync(150));
    expect(count.mock.calls.map(([input]) => input.expression)).toEqual(['closing < 0.0', 'closing < 5.0']);
    await act(async () => {
      answers[1]?.({ total: 600, holds: 7, failed: 0, firstTrue: [1], firstFalse: [0] });
      answers[0]?.({ total: 600, holds: 999, failed: 0, firstTrue: [1], firstFalse: [0] });
    });
    expect(screen.getByText('true for 7 of 600')).toBeTruthy();
  });

  it('leads to no record that another condition was true for', async () => {
    const props = { always: '', scope, values, onChange: vi.fn() };
    const { rerender } = render(<ConditionFields {...props} value="closing < 0.0" />);
    const jump = await screen.findByRole('button', { name: 'First record where it is true (4)' });
    expect(jump).toHaveProperty('disabled', false);
    count.mockReturnValue(new Promise(() => {}));
    rerender(<ConditionFields {...props} value="closing < 1.0" />);
    expect(jump).toHaveProperty('disabled', true);
  });

  it('is not counted where it depends on a loop variable, and says why', () => {
    const { environment: inner, slot } = environment.withLocal('t', {
      kind: 'object',
      fields: { amount: { kind: 'number' } },
    });
    const repeat = { nodeId: 'n', name: 't', list: 'transactions', slot, outer: environment };
    show('t.amount < 0.0', { scope: { environment: inner, repeats: [repeat], lists: 0 }, values: undefined });
    expect(screen.getByText(/depends on “t”/)).toBeTruthy();
    expect(count).not.toHaveBeenCalled();
  });
});
