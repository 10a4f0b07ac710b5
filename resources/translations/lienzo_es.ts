<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name></name>
    <message>
      <source>&amp;Edit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>&amp;Training</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>1,797 handwritten digits, pictures of 8 × 8 greys.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>150 flowers of three species, four measurements each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>178 wines of three growers, thirteen chemical measurements each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>442 patients: how far the disease went in a year, from ten measurements.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>569 tumours, malignant or benign, thirty measurements each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A block of a missing group was put at the top.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A block or note far outside the canvas was brought back.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A disc of one class inside a ring of the other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A value that rises evenly across the plane: regression.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A wire without a block at one of its ends was left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>About Lienzo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Activation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adam</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add a note</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add block</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add note</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add objective</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>All examples belong to one class: there is nothing to tell apart.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An objective named blocks that are missing; they were taken out of it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An objective whose blocks are missing was left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Area under ROC</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Arithmetic</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>At {place} it cannot be understood: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>At {place} it should say {expected}, but it says {found}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Attention</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Balanced accuracy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Breast Cancer Wisconsin (Diagnostic): W. Wolberg, O. Mangasarian, N. Street, W. Street, 1993. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Breast cancer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bring in a folder of pictures…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bring in a table (CSV)…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bring in arrays (NPZ)…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Change objective</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Change settings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Change training</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check its name and folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check its settings, and what the blocks before it give.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check that you may read it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check the numbers in its settings, or reset them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a file in it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a file that Lienzo has written.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a number from 0 to less than 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a number from {minimum} to {maximum}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a shorter one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose axes after the first one, which counts the examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose data with at least one row.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose it again in the data panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one in the data panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one of: {choices}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose shares that add up to less than 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose smaller numbers in its settings.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose standardize, minmax or none.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose the data again and train the network again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose the name of a file in it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Circle</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column {number} of “{field}”</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{column}” never changes, so nothing can be learned from it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{column}”: {count} rows outside the training split hold words that it does not show; the network sees them as none of the known ones.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{name}”</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Connect</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Convolution</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Convolution (2D)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Copies</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Copy blocks in Lienzo and paste them again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Create it first, or choose another one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cross-entropy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cut</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dark theme</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Data</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Delete</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dense</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Diabetes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Diabetes: B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, Least Angle Regression, 2004.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Digits</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Drawing with weights (*.lienzo);;Drawing alone, as JSON (*.json)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Drawings (*.lienzo *.json);;All files (*)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Edit note</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Epoch</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Every row has a missing value, so none would be left.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Examples</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Examples and recent files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Exclusive or</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Export the network…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>F1</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>F1 (mean of classes)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Fit the drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Flatten</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Four quarters of a square; those across a corner belong together.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Free some space or save it elsewhere. What was there before is unchanged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Freeze</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Freeze or unfreeze</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give its settings ordinary numbers and its name letters.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Go on from the last checkpoint</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How its data is prepared</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many examples are made.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How much chance blurs the examples: from 0 to 0.5.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How often the four rows are repeated.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>In Spanish</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Input</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Insert block</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Intercept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Iris</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Iris: R. A. Fisher, 1936. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It cannot tell its size from what arrives: {shapes}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It cannot work on what arrives: {shapes}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is a folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is larger than anything Lienzo writes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is larger than anything Lienzo writes: {size} bytes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is nested deeper than {most} levels.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not a Lienzo drawing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not a file that Lienzo has written: {what}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not an ordinary file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not valid JSON at line {line}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It may have been moved or renamed: choose it again in the data panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It mixes the numbers of different examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It says twice how to train; the first was kept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It was written by a newer Lienzo: format {version}, and this one reads up to {known}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Its settings do not fit together.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lienzo ended unexpectedly last time.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lienzo made a mistake while preparing the training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lienzo made a mistake while working on this ({verb}).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Log</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Look at the Problems panel: it says what is missing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Made by Lienzo.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mean absolute error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mean squared error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Missing values</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Move</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Neuron</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Neurons</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>New drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>No block has these words.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>No file is chosen yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Noise</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Noisy line</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Normalisation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Nothing may be written at {place}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One of the splits is empty, so it cannot be measured on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open a drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open an earlier copy of the file, or mend that place in a text editor.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open an earlier copy of the file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open it again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Optical Recognition of Handwritten Digits: E. Alpaydin and C. Kaynak, 1998. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Other</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Paste</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pause</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Points scattered about a straight line: the simplest regression.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Precision</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put the panels back</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>ReLU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recall</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recover drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recurrent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Refuse names the first one; drop leaves its row out; fill puts the mean of the training split in its place (rows without a target are left out).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rename</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reset settings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Root mean squared error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>R²</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>SGD</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save it elsewhere. What was there before is unchanged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save the drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Search actions and blocks…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Search blocks</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Seed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Select all</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set weight</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set “Missing values” to drop or fill, or mend the data.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set “Missing values” to fill, or leave out the columns that are empty.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Shape</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Show the loss on a logarithmic axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Show the running mean of the loss.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Six hills</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slope</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slope of the line</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Spiral</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Start over with new weights</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Steps</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Stop</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>TensorFlow Playground, D. Smilkov and S. Carter (Apache-2.0), by its formula.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Test</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The data holds no examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The disk has no room left for {name}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The drawing cannot be trained yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The drawing in the file is damaged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The drawing you were working on was kept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The engine stopped unexpectedly and was started again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The file is damaged or was cut short.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The four rows of a logic gate, repeated.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The id {id} was used twice or is reserved; one was renamed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The list of contents in the file is missing or damaged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The name {name} is too long.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The name {name} stands twice.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The option “{option}” of the data cannot be {value}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The part {name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The preparation of the data cannot be read: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The same seed makes the same examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The share “{name}” is {share}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The system denies it: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The training process ended unexpectedly (code {code}).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no folder {folder}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no source of data called “{name}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no such file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Three hills and three hollows on the plane: regression.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Throw it away</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Train</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Train one batch</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Train one epoch</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Training</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Truth table</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Try another word, in either language.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two Gaussians</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two arms wound about each other: the hardest of the plane sets.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two round clouds of points, one for each class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unfreeze</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unknown type of block</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Untitled drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Update Lienzo to open it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Validation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Validation ({validation}) and test ({test}) leave nothing to train on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Weights of a block that is missing were left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What the network has learned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What was copied is not part of a drawing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Which gate the neurons have to learn.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wine: S. Aeberhard and M. Forina, 1991. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wire something with more axes into it, or choose its size in its settings.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>With these settings it needs more memory than any computer has.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your drawing is safe. Please try once more.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your drawing is safe. Training can go on from its last checkpoint.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your drawing is safe. Try again; if it happens again, report it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>classification chemistry</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>classification medicine tumour diagnosis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>drawing.lienzo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>flowers classification fisher setosa versicolor virginica</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>handwriting pictures images numbers mnist classification</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>it holds {count} files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>linear regression straight</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>logic gate and or xor nand</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>regression medicine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the name {name} does not belong in it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>two dimensions plane points playground toy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{column}: {count} values are missing or infinite, the first in row {row}; over all columns there are {total}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{constant} is not a number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} parameters</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} rows with missing values were left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{id} holds a number or a letter that no file can hold.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} cannot be opened. {what}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} could not be written: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is a folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is encrypted</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is not a plain file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is packed in another way</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is too large</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} stands in it twice</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} was {value} and was set to {near}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} → {value}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name}: training</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name}: validation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{part} in the file was damaged and was left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{percent:.1f} %</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{method}” is no way to prepare numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{name}” was damaged and has been repaired.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{path}” cannot be found or opened.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{path}” is a file, not a folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{path}” is a folder, not a file.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
</TS>
