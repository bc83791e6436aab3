"""The bibliography: each paper that a docstring or a page names, once, in alphabetical order."""

from activation_functions.paper import Paper

BARRON_2017 = Paper(
    authors="Jonathan Barron",
    title="Continuously Differentiable Exponential Linear Units",
    year=2017,
    identifier="arXiv:1704.07483",
    checked="16d1",
)
BARRON_2021 = Paper(
    authors="Jonathan Barron",
    title="Squareplus: A Softplus-Like Algebraic Rectifier",
    year=2021,
    identifier="arXiv:2112.11687",
    checked="c59a",
)
BERGSTRA_2009 = Paper(
    authors="James Bergstra, Guillaume Desjardins, Pascal Lamblin, Yoshua Bengio",
    title="Quadratic Polynomials Learn Better Image Features",
    year=2009,
    published="Technical Report 1337, Université de Montréal",
    checked="407a",
)
BLONDEL_2019 = Paper(
    authors="Mathieu Blondel, André Martins, Vlad Niculae",
    title="Learning with Fenchel-Young Losses",
    year=2019,
    identifier="arXiv:1901.02324",
    checked="3d2c",
)
BOCHKOVSKIY_2020 = Paper(
    authors="Alexey Bochkovskiy, Chien-Yao Wang, Hong-Yuan Mark Liao",
    title="YOLOv4: Optimal Speed and Accuracy of Object Detection",
    year=2020,
    identifier="arXiv:2004.10934",
    checked="bdc2",
)
BOLTZMANN_1868 = Paper(
    authors="Ludwig Boltzmann",
    title="Studien über das Gleichgewicht der lebendigen Kraft zwischen bewegten materiellen Punkten",
    year=1868,
    published="Wiener Berichte 58",
    checked="a4cd",
)
BRIDLE_1990 = Paper(
    authors="John Bridle",
    title=(
        "Probabilistic Interpretation of Feedforward Classification Network Outputs, with Relationships to "
        "Statistical Pattern Recognition"
    ),
    year=1990,
    published="Neurocomputing, NATO ASI Series F 68",
    identifier="doi:10.1007/978-3-642-76153-9_28",
    checked="d539",
)
CLEVERT_2015 = Paper(
    authors="Djork-Arné Clevert, Thomas Unterthiner, Sepp Hochreiter",
    title="Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)",
    year=2015,
    identifier="arXiv:1511.07289",
    checked="636c",
)
COLLOBERT_2004 = Paper(
    authors="Ronan Collobert",
    title="Large Scale Machine Learning",
    year=2004,
    published="PhD thesis, Université Paris VI",
    checked="b73d",
)
COURBARIAUX_2015 = Paper(
    authors="Matthieu Courbariaux, Yoshua Bengio, Jean-Pierre David",
    title="BinaryConnect: Training Deep Neural Networks with binary weights during propagations",
    year=2015,
    identifier="arXiv:1511.00363",
    checked="de89",
)
COURBARIAUX_2016 = Paper(
    authors="Matthieu Courbariaux, Itay Hubara, Daniel Soudry, Ran El-Yaniv, Yoshua Bengio",
    title=(
        "Binarized Neural Networks: Training Deep Neural Networks with Weights and Activations Constrained to +1 or -1"
    ),
    year=2016,
    identifier="arXiv:1602.02830",
    checked="46ca",
)
DAUPHIN_2016 = Paper(
    authors="Yann Dauphin, Angela Fan, Michael Auli, David Grangier",
    title="Language Modeling with Gated Convolutional Networks",
    year=2016,
    identifier="arXiv:1612.08083",
    checked="c586",
)
DEVLIN_2018 = Paper(
    authors="Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova",
    title="BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    year=2018,
    identifier="arXiv:1810.04805",
    checked="c498",
)
DONOHO_1994 = Paper(
    authors="David Donoho, Iain Johnstone",
    title="Ideal spatial adaptation by wavelet shrinkage",
    year=1994,
    published="Biometrika 81",
    identifier="doi:10.1093/biomet/81.3.425",
    checked="3ad2",
)
DONOHO_1995 = Paper(
    authors="David Donoho",
    title="De-noising by soft-thresholding",
    year=1995,
    published="IEEE Transactions on Information Theory 41",
    identifier="doi:10.1109/18.382009",
    checked="a545",
)
DUGAS_2000 = Paper(
    authors="Charles Dugas, Yoshua Bengio, François Bélisle, Claude Nadeau, René Garcia",
    title="Incorporating Second-Order Functional Knowledge for Better Option Pricing",
    year=2000,
    published="Advances in Neural Information Processing Systems 13",
    checked="6f17",
)
ELFWING_2017 = Paper(
    authors="Stefan Elfwing, Eiji Uchibe, Kenji Doya",
    title="Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning",
    year=2017,
    identifier="arXiv:1702.03118",
    checked="4c54",
)
ELLIOTT_1993 = Paper(
    authors="David Elliott",
    title="A Better Activation Function for Artificial Neural Networks",
    year=1993,
    published="ISR Technical Report TR 93-8",
    checked="1f5d",
)
FUKUSHIMA_1969 = Paper(
    authors="Kunihiko Fukushima",
    title="Visual Feature Extraction by a Multilayered Network of Analog Threshold Elements",
    year=1969,
    published="IEEE Transactions on Systems Science and Cybernetics 5",
    identifier="doi:10.1109/TSSC.1969.300225",
    checked="be36",
)
GIBBS_1902 = Paper(
    authors="Josiah Willard Gibbs",
    title="Elementary Principles in Statistical Mechanics",
    year=1902,
    published="Scribner",
    checked="2087",
)
GLOROT_2010 = Paper(
    authors="Xavier Glorot, Yoshua Bengio",
    title="Understanding the difficulty of training deep feedforward neural networks",
    year=2010,
    published="Proceedings of Machine Learning Research 9",
    identifier="https://proceedings.mlr.press/v9/glorot10a.html",
    checked="be54",
)
GLOROT_2011 = Paper(
    authors="Xavier Glorot, Antoine Bordes, Yoshua Bengio",
    title="Deep Sparse Rectifier Neural Networks",
    year=2011,
    published="Proceedings of Machine Learning Research 15",
    identifier="https://proceedings.mlr.press/v15/glorot11a.html",
    checked="fac1",
)
GREGOR_2010 = Paper(
    authors="Karol Gregor, Yann LeCun",
    title="Learning Fast Approximations of Sparse Coding",
    year=2010,
    published="International Conference on Machine Learning",
    checked="d469",
)
GULCEHRE_2016 = Paper(
    authors="Caglar Gulcehre, Marcin Moczulski, Misha Denil, Yoshua Bengio",
    title="Noisy Activation Functions",
    year=2016,
    identifier="arXiv:1603.00391",
    checked="cbae",
)
HE_2015 = Paper(
    authors="Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun",
    title="Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
    year=2015,
    identifier="arXiv:1502.01852",
    checked="b92d",
)
HENDRYCKS_2016 = Paper(
    authors="Dan Hendrycks, Kevin Gimpel",
    title="Gaussian Error Linear Units (GELUs)",
    year=2016,
    identifier="arXiv:1606.08415",
    checked="8aee",
)
HINTON_2015 = Paper(
    authors="Geoffrey Hinton, Oriol Vinyals, Jeff Dean",
    title="Distilling the Knowledge in a Neural Network",
    year=2015,
    identifier="arXiv:1503.02531",
    checked="07ee",
)
HOCHREITER_1997 = Paper(
    authors="Sepp Hochreiter, Jürgen Schmidhuber",
    title="Long Short-Term Memory",
    year=1997,
    published="Neural Computation 9",
    identifier="doi:10.1162/neco.1997.9.8.1735",
    checked="c014",
)
HOUSEHOLDER_1941 = Paper(
    authors="Alston Householder",
    title="A theory of steady-state activity in nerve-fiber networks: I. Definitions and preliminary lemmas",
    year=1941,
    published="Bulletin of Mathematical Biophysics 3",
    identifier="doi:10.1007/BF02478220",
    checked="3303",
)
HOWARD_2019 = Paper(
    authors=(
        "Andrew Howard, Mark Sandler, Grace Chu, Liang-Chieh Chen, Bo Chen, Mingxing Tan, Weijun Wang, Yukun "
        "Zhu, Ruoming Pang, Vijay Vasudevan, Quoc Le, Hartwig Adam"
    ),
    title="Searching for MobileNetV3",
    year=2019,
    identifier="arXiv:1905.02244",
    checked="98fe",
)
HUANG_2024 = Paper(
    authors="Allen Hao Huang, Imanol Schlag",
    title="Deriving Activation Functions Using Integration",
    year=2024,
    identifier="arXiv:2411.13010",
    checked="7e96",
)
JANG_2016 = Paper(
    authors="Eric Jang, Shixiang Gu, Ben Poole",
    title="Categorical Reparameterization with Gumbel-Softmax",
    year=2016,
    identifier="arXiv:1611.01144",
    checked="a000",
)
KLAMBAUER_2017 = Paper(
    authors="Günter Klambauer, Thomas Unterthiner, Andreas Mayr, Sepp Hochreiter",
    title="Self-Normalizing Neural Networks",
    year=2017,
    identifier="arXiv:1706.02515",
    checked="c83f",
)
KONDA_2014 = Paper(
    authors="Kishore Konda, Roland Memisevic, David Krueger",
    title="Zero-bias autoencoders and the benefits of co-adapting features",
    year=2014,
    identifier="arXiv:1402.3337",
    checked="3a9a",
)
KRIZHEVSKY_2010 = Paper(
    authors="Alex Krizhevsky",
    title="Convolutional Deep Belief Networks on CIFAR-10",
    year=2010,
    published="unpublished manuscript",
    checked="bf1c",
)
LECUN_1998 = Paper(
    authors="Yann LeCun, Léon Bottou, Genevieve Orr, Klaus-Robert Müller",
    title="Efficient BackProp",
    year=1998,
    published="Neural Networks: Tricks of the Trade",
    identifier="doi:10.1007/3-540-49430-8_2",
    checked="4b41",
)
LUCE_1959 = Paper(
    authors="Duncan Luce",
    title="Individual Choice Behavior: A Theoretical Analysis",
    year=1959,
    published="Wiley",
    checked="88e1",
)
MA_2022 = Paper(
    authors=(
        "Xuezhe Ma, Chunting Zhou, Xiang Kong, Junxian He, Liangke Gui, Graham Neubig, Jonathan May, Luke Zettlemoyer"
    ),
    title="Mega: Moving Average Equipped Gated Attention",
    year=2022,
    identifier="arXiv:2209.10655",
    checked="4db8",
)
MAAS_2013 = Paper(
    authors="Andrew Maas, Awni Hannun, Andrew Ng",
    title="Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    year=2013,
    published="ICML Workshop on Deep Learning for Audio, Speech and Language Processing",
    checked="7e69",
)
MADDISON_2016 = Paper(
    authors="Chris Maddison, Andriy Mnih, Yee Whye Teh",
    title="The Concrete Distribution: A Continuous Relaxation of Discrete Random Variables",
    year=2016,
    identifier="arXiv:1611.00712",
    checked="9cf0",
)
MARTINS_2016 = Paper(
    authors="André Martins, Ramón Astudillo",
    title="From Softmax to Sparsemax: A Sparse Model of Attention and Multi-Label Classification",
    year=2016,
    identifier="arXiv:1602.02068",
    checked="edfa",
)
MIKOLOV_2013 = Paper(
    authors="Tomas Mikolov, Ilya Sutskever, Kai Chen, Greg Corrado, Jeffrey Dean",
    title="Distributed Representations of Words and Phrases and their Compositionality",
    year=2013,
    identifier="arXiv:1310.4546",
    checked="e418",
)
MILLER_2023 = Paper(
    authors="Evan Miller",
    title="Attention Is Off By One",
    year=2023,
    published="blog post",
    identifier="https://www.evanmiller.org/attention-is-off-by-one.html",
    checked="4bbd",
)
MISRA_2019 = Paper(
    authors="Diganta Misra",
    title="Mish: A Self Regularized Non-Monotonic Activation Function",
    year=2019,
    identifier="arXiv:1908.08681",
    checked="42b4",
)
MISRA_2020 = Paper(
    authors="Diganta Misra",
    title="H-Mish",
    year=2020,
    published="code repository",
    identifier="https://github.com/digantamisra98/H-Mish",
    checked="48ab",
)
NAIR_2010 = Paper(
    authors="Vinod Nair, Geoffrey Hinton",
    title="Rectified Linear Units Improve Restricted Boltzmann Machines",
    year=2010,
    published="International Conference on Machine Learning",
    checked="552b",
)
NELDER_1972 = Paper(
    authors="John Nelder, Robert Wedderburn",
    title="Generalized Linear Models",
    year=1972,
    published="Journal of the Royal Statistical Society A 135",
    identifier="doi:10.2307/2344614",
    checked="00d9",
)
OPENAI_2025 = Paper(
    authors="OpenAI",
    title="gpt-oss-120b & gpt-oss-20b Model Card",
    year=2025,
    identifier="arXiv:2508.10925",
    checked="773e",
)
RADFORD_2015 = Paper(
    authors="Alec Radford, Luke Metz, Soumith Chintala",
    title="Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
    year=2015,
    identifier="arXiv:1511.06434",
    checked="f19c",
)
RAMACHANDRAN_2017 = Paper(
    authors="Prajit Ramachandran, Barret Zoph, Quoc Le",
    title="Searching for Activation Functions",
    year=2017,
    identifier="arXiv:1710.05941",
    checked="8c11",
)
RUMELHART_1986 = Paper(
    authors="David Rumelhart, Geoffrey Hinton, Ronald Williams",
    title="Learning representations by back-propagating errors",
    year=1986,
    published="Nature 323",
    identifier="doi:10.1038/323533a0",
    checked="0434",
)
SANDLER_2018 = Paper(
    authors="Mark Sandler, Andrew Howard, Menglong Zhu, Andrey Zhmoginov, Liang-Chieh Chen",
    title="MobileNetV2: Inverted Residuals and Linear Bottlenecks",
    year=2018,
    identifier="arXiv:1801.04381",
    checked="5123",
)
SHAZEER_2020 = Paper(
    authors="Noam Shazeer",
    title="GLU Variants Improve Transformer",
    year=2020,
    identifier="arXiv:2002.05202",
    checked="0008",
)
SO_2021 = Paper(
    authors="David So, Wojciech Mańke, Hanxiao Liu, Zihang Dai, Noam Shazeer, Quoc Le",
    title="Primer: Searching for Efficient Transformers for Language Modeling",
    year=2021,
    identifier="arXiv:2109.08668",
    checked="062f",
)
TAN_2019 = Paper(
    authors="Mingxing Tan, Quoc Le",
    title="EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks",
    year=2019,
    identifier="arXiv:1905.11946",
    checked="a64a",
)
TEAM_2024 = Paper(
    authors="Gemma Team",
    title="Gemma 2: Improving Open Language Models at a Practical Size",
    year=2024,
    identifier="arXiv:2408.00118",
    checked="0ad0",
)
TIBSHIRANI_1996 = Paper(
    authors="Robert Tibshirani",
    title="Regression Shrinkage and Selection via the Lasso",
    year=1996,
    published="Journal of the Royal Statistical Society B 58",
    checked="14ea",
)
TOUVRON_2023 = Paper(
    authors=(
        "Hugo Touvron, Thibaut Lavril, Gautier Izacard, Xavier Martinet, Marie-Anne Lachaux, Timothée Lacroix, "
        "Baptiste Rozière, Naman Goyal, Eric Hambro, Faisal Azhar, Aurelien Rodriguez, Armand Joulin, Edouard Grave, "
        "Guillaume Lample"
    ),
    title="LLaMA: Open and Efficient Foundation Language Models",
    year=2023,
    identifier="arXiv:2302.13971",
    checked="1d9d",
)
VASWANI_2017 = Paper(
    authors=(
        "Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones, Aidan Gomez, Łukasz Kaiser, Illia "
        "Polosukhin"
    ),
    title="Attention Is All You Need",
    year=2017,
    identifier="arXiv:1706.03762",
    checked="f487",
)
VERHULST_1845 = Paper(
    authors="Pierre-François Verhulst",
    title="Recherches mathématiques sur la loi d'accroissement de la population",
    year=1845,
    published="Nouveaux Mémoires 18, Académie Royale de Bruxelles",
    checked="abff",
)
WU_2020 = Paper(
    authors="Hao Wu, Patrick Judd, Xiaojie Zhang, Mikhail Isaev, Paulius Micikevicius",
    title="Integer Quantization for Deep Learning Inference: Principles and Empirical Evaluation",
    year=2020,
    identifier="arXiv:2004.09602",
    checked="71b1",
)
XIAO_2023 = Paper(
    authors="Guangxuan Xiao, Yuandong Tian, Beidi Chen, Song Han, Mike Lewis",
    title="Efficient Streaming Language Models with Attention Sinks",
    year=2023,
    identifier="arXiv:2309.17453",
    checked="4a84",
)
XU_2015 = Paper(
    authors="Bing Xu, Naiyan Wang, Tianqi Chen, Mu Li",
    title="Empirical Evaluation of Rectified Activations in Convolutional Network",
    year=2015,
    identifier="arXiv:1505.00853",
    checked="4913",
)
YU_2022 = Paper(
    authors=("Weihao Yu, Chenyang Si, Pan Zhou, Mi Luo, Yichen Zhou, Jiashi Feng, Shuicheng Yan, Xinchao Wang"),
    title="MetaFormer Baselines for Vision",
    year=2022,
    identifier="arXiv:2210.13452",
    checked="8800",
)
ZHU_2025 = Paper(
    authors="Jiachen Zhu, Xinlei Chen, Kaiming He, Yann LeCun, Zhuang Liu",
    title="Transformers without Normalization",
    year=2025,
    identifier="arXiv:2503.10622",
    checked="c8bd",
)
