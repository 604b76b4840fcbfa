import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanup, fireEvent, render, screen, waitFor, within } from '../../test/support/screen';
import { ColourField, ComboBox, NumberField, TextField } from '.';

afterEach(cleanup);

const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });

describe('NumberField', () => {
  const show = (props: Partial<React.ComponentProps<typeof NumberField>> = {}) => {
    const onChange = vi.fn();
    render(<NumberField label="Width" value={10} onChange={onChange} {...props} />);
    return { onChange, input: screen.getByRole('textbox', { name: 'Width' }) as HTMLInputElement };
  };

  it('takes over what was typed on Enter, within its limits', () => {
    const { onChange, input } = show({ max: 50 });
    type(input, '99,5');
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(onChange).toHaveBeenCalledExactlyOnceWith(50);
  });

  it('takes nothing over that is no number, and says so while it is typed', () => {
    const { onChange, input } = show();
    type(input, 'wide');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    fireEvent.blur(input);
    expect(onChange).not.toHaveBeenCalled();
    expect(input.value).toBe('10');
  });

  it('rounds where only whole numbers are meant', () => {
    const { onChange, input } = show({ isWhole: true, min: 1 });
    for (const text of ['2.5', '0.2', '10.4']) {
      type(input, text);
      fireEvent.keyDown(input, { key: 'Enter' });
    }
    // The last one is what is there already.
    expect(onChange.mock.calls).toEqual([[3], [1]]);
    fireEvent.keyDown(input, { key: 'ArrowUp' });
    expect(onChange).toHaveBeenLastCalledWith(11);
  });

  it('steps with the arrow keys, tenfold with Shift', () => {
    const { onChange, input } = show({ step: 0.5 });
    fireEvent.keyDown(input, { key: 'ArrowUp' });
    fireEvent.keyDown(input, { key: 'ArrowDown', shiftKey: true });
    expect(onChange.mock.calls).toEqual([[10.5], [5]]);
  });

  it('goes back on Escape, and empty only where it may be absent', () => {
    const { onChange, input } = show();
    type(input, '7');
    fireEvent.keyDown(input, { key: 'Escape' });
    expect(input.value).toBe('10');
    type(input, '');
    fireEvent.blur(input);
    expect(onChange).not.toHaveBeenCalled();
    cleanup();
    const optional = show({ isOptional: true });
    type(optional.input, '');
    fireEvent.blur(optional.input);
    expect(optional.onChange).toHaveBeenCalledWith(null);
  });
});

describe('TextField', () => {
  it('commits once when it is left, and not what an input method is still composing', () => {
    const onCommit = vi.fn();
    render(<TextField label="Name" value="a" onCommit={onCommit} />);
    const input = screen.getByRole('textbox', { name: 'Name' });
    type(input, '文');
    fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
    expect(onCommit).not.toHaveBeenCalled();
    fireEvent.blur(input);
    expect(onCommit).toHaveBeenCalledExactlyOnceWith('文');
  });
});

describe('ComboBox', () => {
  const options = [
    { id: 'en', label: 'English', detail: 'en' },
    { id: 'de', label: 'German', detail: 'de-DE' },
    { id: 'ja', label: 'ジャパニーズ' },
    { id: 'add', label: 'Add…', isAction: true },
  ];

  const show = (props: Partial<React.ComponentProps<typeof ComboBox>> = {}) => {
    const onChange = vi.fn();
    render(<ComboBox label="Language" value="en" options={options} onChange={onChange} {...props} />);
    const input = screen.getByRole('combobox', { name: 'Language' }) as HTMLInputElement;
    input.focus();
    return { onChange, input };
  };
  const listed = () => screen.queryAllByRole('option').map((option) => option.textContent);

  it('lists everything when it is entered, and what matches while somebody types', async () => {
    const { input } = show();
    await screen.findByRole('listbox');
    expect(listed()).toHaveLength(4);
    type(input, 'GER');
    expect(listed()).toEqual(['Germande-DE', 'Add…']);
    type(input, 'de-');
    expect(listed()).toEqual(['Germande-DE', 'Add…']);
    type(input, 'ｼﾞｬﾊﾟ');
    expect(listed()).toEqual(['ジャパニーズ', 'Add…']);
    type(input, '');
    expect(listed()).toHaveLength(4);
  });

  it('says that nothing matches, and goes back to what was chosen', async () => {
    const { input, onChange } = show({ options: options.slice(0, 3) });
    type(input, 'Klingon');
    expect(await screen.findByText('Nothing found')).toBeTruthy();
    input.blur();
    await waitFor(() => expect(input.value).toBe('English'));
    expect(onChange).not.toHaveBeenCalled();
  });

  it('takes the one that is left by keyboard', async () => {
    const { input, onChange } = show();
    type(input, 'german');
    fireEvent.keyDown(input, { key: 'ArrowDown' });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(onChange).toHaveBeenCalledExactlyOnceWith('de');
  });

  it('takes the only one that is left without an arrow key, and one whose name was typed out', () => {
    const only = show();
    type(only.input, 'germ');
    fireEvent.keyDown(only.input, { key: 'Enter' });
    expect(only.onChange).toHaveBeenCalledExactlyOnceWith('de');
    cleanup();
    const several = show();
    type(several.input, 'e');
    fireEvent.keyDown(several.input, { key: 'Enter' });
    expect(several.onChange).not.toHaveBeenCalled();
    cleanup();
    const left = show();
    type(left.input, 'german');
    left.input.blur();
    expect(left.onChange).toHaveBeenCalledExactlyOnceWith('de');
  });

  it('takes a text of its own where it may, and an option whose name was typed out', () => {
    const own = show({ allowsCustomValue: true });
    type(own.input, 'fr-CH');
    own.input.blur();
    expect(own.onChange).toHaveBeenCalledExactlyOnceWith('fr-CH');
    cleanup();
    const named = show({ allowsCustomValue: true });
    type(named.input, 'German');
    named.input.blur();
    expect(named.onChange).toHaveBeenCalledExactlyOnceWith('de');
  });
});

describe('ColourField', () => {
  const open = async (onChange: (value: string | null) => void, onDone = () => {}) => {
    const colours = { brand: '#112233', alarm: '#cc0000' };
    render(
      <ColourField
        label="Fill"
        value="brand"
        colours={colours}
        isOptional
        onChange={onChange}
        onDone={onDone}
      />,
    );
    const button = screen.getByRole('button', { name: /^Fill/ });
    button.focus();
    fireEvent.click(button);
    return await screen.findByRole('listbox');
  };

  it('takes a named colour, closes and says that it is done', async () => {
    const onChange = vi.fn();
    const onDone = vi.fn();
    await open(onChange, onDone);
    fireEvent.click(screen.getByRole('option', { name: /alarm/ }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith('alarm');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  });

  it('is left by Escape with the colour it had', async () => {
    const onChange = vi.fn();
    const onDone = vi.fn();
    const list = await open(onChange, onDone);
    fireEvent.keyDown(within(list).getByRole('option', { name: /brand/ }), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(onChange).not.toHaveBeenCalled();
    expect(onDone).not.toHaveBeenCalled();
  });
});
